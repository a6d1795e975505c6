import * as z from 'zod/mini';
import type { RecordReading } from '../usageRecord.ts';

/** One shape that entries of logs have. */
export interface UsageShape {
  /** What people call it. */
  readonly name: string;
  /** Undefined when the entry is of another shape. */
  read(entry: unknown): RecordReading | undefined;
}

/** A text that a log may hold, or leave out. */
export const optionalText = z.optional(z.nullable(z.string()));

/** The text, with null as left out. */
export function text(value: string | null | undefined): string | undefined {
  return value ?? undefined;
}

/** Unix seconds or milliseconds as ISO 8601; a text as it is; undefined for anything that is no time. */
export function timeOf(value: string | number | null | undefined): string | undefined {
  if (typeof value === 'string') return Number.isNaN(Date.parse(value)) ? undefined : value;
  if (typeof value !== 'number' || !(value > 0)) return undefined;
  const milliseconds = value < 100_000_000_000 ? value * 1_000 : value;
  return milliseconds > 8.64e15 ? undefined : new Date(milliseconds).toISOString();
}

/** A time as logs write it. */
export const optionalTime = z.optional(z.nullable(z.union([z.string(), z.number()])));
