import type { UsageCounts } from '../pricing/priceUsage.ts';

/** One billed API call, as a log tells it. */
export interface UsageRecord {
  /** When it was made, in ISO 8601; undefined where the log does not say. */
  readonly time?: string | undefined;
  /** Undefined where the log names none, as Images API responses do not. */
  readonly model?: string | undefined;
  /** What was asked for, such as `generate` or `edit`. */
  readonly operation?: string | undefined;
  readonly quality?: string | undefined;
  readonly size?: string | undefined;
  readonly template?: string | undefined;
  readonly user?: string | undefined;
  /** The asset that the picture is for. */
  readonly asset?: string | undefined;
  /** Which try for that asset it was, from 1. */
  readonly attempt?: number | undefined;
  /** Whether the picture was approved; undefined where nobody said. */
  readonly accepted?: boolean | undefined;
  /** Names the call, so that it is counted once however often it is logged. */
  readonly id?: string | undefined;
  /** How many pictures came back; undefined where the log does not say, which counts as one. */
  readonly images?: number | undefined;
  readonly batch: boolean;
  readonly counts: UsageCounts;
}

/** What somebody said later of a call or of an asset. */
export interface Judgement {
  /** The id of the call, or the name of the asset. */
  readonly of: { readonly kind: 'id' | 'asset'; readonly name: string };
  readonly accepted: boolean;
  /** When it was said, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * What one entry of a log is: a call, a judgement of one, nothing that is billed (such as an event in between),
 * or of no known shape.
 */
export type RecordReading =
  | { readonly kind: 'record'; readonly record: UsageRecord }
  | { readonly kind: 'judgement'; readonly judgement: Judgement }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown'; readonly reason: string };
