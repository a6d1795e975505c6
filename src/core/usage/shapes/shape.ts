import * as z from 'zod/mini';
import { words } from '../../text/wording.ts';
import type { RecordReading } from '../usageRecord.ts';

/** An entry of a log: a JSON object, or a row of a CSV file by its header. */
export type LogEntry = Readonly<Record<string, unknown>>;

/** One shape that entries of logs have. */
export interface UsageShape {
  /** What people call it; a sentence that translations have. */
  readonly name: string;
  /** Tells by a key or two whether an entry is meant to be of this shape. Cheap, as every entry is asked. */
  fits(entry: LogEntry): boolean;
  /** Reads an entry that fits. */
  read(entry: LogEntry): RecordReading;
}

/** Says that an entry is meant to be of a shape, and what does not fit. */
export function misfit(
  name: string,
  { issues }: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] },
): RecordReading {
  const path = issues[0]?.path.map(String).join('.') ?? '';
  const what =
    path === '' ? words('it does not fit') : words('{0} is missing or does not fit', path);
  return { kind: 'unknown', reason: words('looks like a {0}, but {1}', words(name), what) };
}

/** Whether a value is an object with keys. */
export function isEntry(value: unknown): value is LogEntry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value, read from JSON where it is a text, as cells of CSV files are. */
export function unpacked(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** A text that a log may hold, or leave out. */
export const optionalText = z.optional(z.nullable(z.string()));

/** The text, with null and nothing as left out. */
export function text(value: string | null | undefined): string | undefined {
  return value === '' ? undefined : (value ?? undefined);
}

/** How many pictures a list holds; undefined for none, as when a log leaves them out. */
export function imagesIn(data: readonly unknown[] | null | undefined): number | undefined {
  return data === null || data === undefined || data.length === 0 ? undefined : data.length;
}

const HAS_ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/iu;

/**
 * Unix seconds or milliseconds as ISO 8601; a text as it is, in UTC where it names no zone; undefined for
 * anything that is no time.
 */
export function timeOf(value: string | number | null | undefined): string | undefined {
  if (typeof value === 'string') {
    if (Number.isNaN(Date.parse(value))) return undefined;
    if (!value.includes(':') || HAS_ZONE.test(value)) return value;
    return `${value.replace(' ', 'T')}Z`;
  }
  if (typeof value !== 'number' || !(value > 0)) return undefined;
  const milliseconds = value < 100_000_000_000 ? value * 1_000 : value;
  return milliseconds > 8.64e15 ? undefined : new Date(milliseconds).toISOString();
}

/** A time as logs write it. */
export const optionalTime = z.optional(z.nullable(z.union([z.string(), z.number()])));
