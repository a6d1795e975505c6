import type { Wording } from '../text/wording.ts';
import type { PriceKey } from '../project/priceFields.ts';

/** The prices of one model as a file states them, in the units of `prompt-cost.yaml`. */
export interface ImportedPrice {
  /** The model as the file names it, in lower case. */
  readonly model: string;
  /** US dollars: per million tokens, or per unit for prices by the image. */
  readonly prices: Partial<Record<PriceKey, number>>;
  /** The day from which the model is gone, `YYYY-MM-DD`, where the file says so. */
  readonly shutdown?: string;
  /** What could not be read of it, in sentences. */
  readonly problems: readonly string[];
}

/** A price file that was read, or why it was not. */
export type PriceFileReading =
  | {
      readonly kind: 'read';
      readonly format: 'LiteLLM' | 'router';
      readonly prices: readonly ImportedPrice[];
      /** Entries that are none of an image model, or not of one model as a whole. */
      readonly skipped: number;
    }
  | { readonly kind: 'refused'; readonly reason: Wording };

/** Prices are kept to this many decimals of a US dollar. */
const DECIMALS = 6;

/** US dollars per million from US dollars per single token, without the noise of the multiplication. */
export function perMillion(usdPerToken: number): number {
  return Number((usdPerToken * 1_000_000).toFixed(DECIMALS));
}

/** A price as files write it, a number or a text of one; undefined where none can be read or it is no price. */
export function readUsd(value: unknown): number | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  const number = text.length > 0 && text.length <= 40 ? Number(text) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}
