import type { UsageCounts } from '../../pricing/priceUsage.ts';
import type { UsageRecord } from '../usageRecord.ts';

/** What calls are told apart by; what the log does not say is undefined. */
export interface CellKey {
  /** `YYYY-MM-DD` in UTC. */
  readonly day?: string | undefined;
  readonly model?: string | undefined;
  readonly quality?: string | undefined;
  readonly size?: string | undefined;
  readonly template?: string | undefined;
  readonly user?: string | undefined;
  readonly operation?: string | undefined;
  readonly batch: boolean;
  /** Text tokens of one call, cached ones included; only where the log names no template, to find it by. */
  readonly promptTokens?: number | undefined;
}

/** The kinds of tokens that cells add up, in the order files have them. */
export const TOKEN_KINDS = [
  'textInput',
  'cachedTextInput',
  'imageInput',
  'cachedImageInput',
  'imageOutput',
  'textOutput',
] as const satisfies readonly (keyof UsageCounts)[];

/** The sums of a cell, in the order files have them. */
export const SUM_NAMES = [
  'records',
  'images',
  'unpriced',
  'nanoUsd',
  'judged',
  'judgedNanoUsd',
  'judgedUnpriced',
  'approved',
] as const;

/** The sums of a cell while they grow. */
export type CellSums = Record<(typeof SUM_NAMES)[number], number>;
/** The tokens of a cell while they grow. */
export type CellTokens = Record<(typeof TOKEN_KINDS)[number], number>;

/** What a call adds to sums. */
export interface PricedCall {
  readonly images: number;
  /** Undefined when it has no price. */
  readonly nanoUsd: number | undefined;
}

/** Calls that are alike in everything they are told apart by, added up. */
export interface UsageCell extends CellKey, Readonly<CellSums> {
  /**
   * Calls. `images` is how many pictures they made. `judged` counts the pictures of which is known whether they
   * were approved, `judgedNanoUsd` what they cost, `judgedUnpriced` the calls among them without a price; every
   * attempt for an approved asset is judged. `approved` counts approved assets, and approved calls that name none.
   */
  readonly records: number;
  /** What they cost, in nano-dollars; calls without a price add nothing and are counted as `unpriced`. */
  readonly nanoUsd: number;
  readonly tokens: Readonly<CellTokens>;
}

/** A cell of one ledger. */
export interface CellRow {
  readonly name: string;
  readonly key: CellKey;
  readonly sums: CellSums;
  readonly tokens: CellTokens;
}

/** An empty cell. */
export function emptyCell(key: CellKey): CellRow {
  return { name: nameOf(key), key, sums: emptySums(), tokens: emptyTokens() };
}

/** Sums of nothing. */
export function emptySums(): CellSums {
  return {
    records: 0,
    images: 0,
    unpriced: 0,
    nanoUsd: 0,
    judged: 0,
    judgedNanoUsd: 0,
    judgedUnpriced: 0,
    approved: 0,
  };
}

/** No tokens. */
export function emptyTokens(): CellTokens {
  return {
    textInput: 0,
    cachedTextInput: 0,
    imageInput: 0,
    cachedImageInput: 0,
    imageOutput: 0,
    textOutput: 0,
  };
}

/** Adds sums to others. */
export function addSums(to: CellSums, sums: Readonly<CellSums>): void {
  for (const name of SUM_NAMES) to[name] += sums[name];
}

/** Adds tokens to others; absent ones are none. */
export function addTokens(to: CellTokens, tokens: UsageCounts): void {
  for (const kind of TOKEN_KINDS) to[kind] += tokens[kind] ?? 0;
}

/** Adds a call to sums, without a verdict. */
export function addCall(to: CellSums, { images, nanoUsd }: PricedCall): void {
  to.records++;
  to.images += images;
  if (nanoUsd === undefined) to.unpriced++;
  else to.nanoUsd += nanoUsd;
}

/** Adds a verdict on a call to the sums that hold the call, or takes it away with a `sign` of −1. */
export function addVerdict(
  to: CellSums,
  { images, nanoUsd }: PricedCall,
  accepted: boolean | undefined,
  sign: 1 | -1 = 1,
): void {
  if (accepted === undefined) return;
  to.judged += sign * images;
  if (nanoUsd === undefined) to.judgedUnpriced += sign;
  else to.judgedNanoUsd += sign * nanoUsd;
  if (accepted) to.approved += sign;
}

/** The text tokens of a call, cached ones included. */
export function promptTokensOf({ textInput = 0, cachedTextInput = 0 }: UsageCounts): number {
  return textInput + cachedTextInput;
}

/** The cell of a record that was made on a day with a model. */
export function keyOf(
  record: UsageRecord,
  day: string | undefined,
  model: string | undefined,
): CellKey {
  const { quality, size, template, user, operation, batch, counts } = record;
  const promptTokens = template === undefined ? promptTokensOf(counts) : undefined;
  return { day, model, quality, size, template, user, operation, batch, promptTokens };
}

/** A name that two keys share when they are equal; it begins with the day. */
export function nameOf(key: CellKey): string {
  const { day = '', batch, promptTokens = '' } = key;
  const start = `${day}${batch ? '\0batch\0' : '\0\0'}${promptTokens}`;
  const asked = `${part(key.model)}${part(key.quality)}${part(key.size)}${part(key.operation)}`;
  return `${start}${asked}${part(key.template)}${part(key.user)}`;
}

/** Told apart from what is left out, and from the mark between two parts. */
function part(value: string | undefined): string {
  if (value === undefined) return '\0';
  return value.includes('\0') ? `\0=${value.replaceAll('\0', '\ufffd')}` : `\0=${value}`;
}
