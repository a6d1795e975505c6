import type { Wording } from '../text/wording.ts';
import type { TokenRange } from '../tokens/tokenRange.ts';
import type { Basis } from './basis.ts';
import type { Confidence } from './catalogue.ts';
import type { MeasuredTokens } from './observations.ts';

/** What one image of a request is billed in pictures or megapixels, at a price of its own. */
export interface Charge {
  readonly kind: 'imageInput' | 'imageOutput';
  readonly unit: 'image' | 'megapixel';
  readonly quantity: { readonly min: number; readonly max: number };
  /** US dollars for one unit. */
  readonly usdPerUnit: { readonly min: number; readonly max: number };
  /** The name of an entry of the catalogue's sources. */
  readonly source: string;
  readonly confidence: Confidence;
}

/** What is billed, with how sure it is: a number of tokens, charges of another unit, or why it cannot be told. */
export type Quantity =
  | {
      readonly kind: 'known';
      readonly tokens: TokenRange;
      readonly basis: Exclude<Basis, 'unpriced'>;
      /** Why the basis is not `exact`, in sentences. */
      readonly reasons: readonly Wording[];
      /** Present where usage records gave the tokens. */
      readonly measured?: MeasuredTokens;
    }
  | {
      readonly kind: 'charges';
      /** Empty when nothing is billed. */
      readonly charges: readonly Charge[];
      readonly basis: Exclude<Basis, 'unpriced'>;
      readonly reasons: readonly Wording[];
    }
  | { readonly kind: 'unknown'; readonly reason: Wording };

/** Nothing is billed. */
export const FREE: Quantity = { kind: 'charges', charges: [], basis: 'exact', reasons: [] };

/** A quantity that cannot be told, and why. */
export function unknown(reason: Wording): Quantity {
  return { kind: 'unknown', reason };
}
