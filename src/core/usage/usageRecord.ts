import type { UsageCounts } from '../pricing/priceUsage.ts';

/** One billed API call, as a log tells it. */
export interface UsageRecord {
  /** When it was made, in ISO 8601; undefined where the log does not say. */
  readonly time?: string | undefined;
  /** Undefined where the log names none, as Images API responses do not. */
  readonly model?: string | undefined;
  readonly quality?: string | undefined;
  readonly size?: string | undefined;
  readonly template?: string | undefined;
  readonly user?: string | undefined;
  /** The asset that the picture is for. */
  readonly asset?: string | undefined;
  /** Whether the picture was approved; undefined where nobody said. */
  readonly accepted?: boolean | undefined;
  /** Names the call, so that it is counted once however often it is logged. */
  readonly id?: string | undefined;
  readonly batch: boolean;
  readonly counts: UsageCounts;
}

/** What one entry of a log is: a call, nothing that is billed (such as an event in between), or of no known shape. */
export type RecordReading =
  | { readonly kind: 'record'; readonly record: UsageRecord }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown'; readonly reason: string };
