import type { Wording } from '../text/wording.ts';
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

/** What an organisation's own statement says of one day; it is of calls that logs may hold too. */
export interface StatedUsage {
  /** A statement of the same has the same name; of several the largest counts. */
  readonly name: string;
  /** Numbers of pictures, tokens, or an amount of money. */
  readonly kind: 'counts' | 'tokens' | 'cost';
  /** `YYYY-MM-DD` in UTC. */
  readonly day: string;
  /** The model, or for a cost the line item. */
  readonly of: string | undefined;
  readonly user?: string | undefined;
  readonly batch: boolean;
  readonly requests: number;
  readonly images: number;
  readonly counts?: Readonly<Required<UsageCounts>> | undefined;
  /** In nano-dollars; undefined where it states none. */
  readonly nanoUsd?: number | undefined;
}

/**
 * What one entry of a log is: a call, a judgement of one, a statement of many, several of these, nothing that is
 * billed (such as an event in between), or of no known shape.
 */
export type RecordReading =
  | { readonly kind: 'record'; readonly record: UsageRecord }
  | { readonly kind: 'judgement'; readonly judgement: Judgement }
  | { readonly kind: 'stated'; readonly stated: StatedUsage }
  | { readonly kind: 'several'; readonly readings: readonly RecordReading[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown'; readonly reason: Wording };
