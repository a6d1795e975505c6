import type { TokenRange } from '../tokens/tokenRange.ts';
import type { Basis } from './basis.ts';

/** A number of tokens with how sure it is, or why there is none. */
export type Quantity =
  | {
      readonly kind: 'known';
      readonly tokens: TokenRange;
      readonly basis: Exclude<Basis, 'unpriced'>;
      /** Why the basis is not `exact`, in sentences. */
      readonly reasons: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** A quantity that cannot be told, and why. */
export function unknown(reason: string): Quantity {
  return { kind: 'unknown', reason };
}
