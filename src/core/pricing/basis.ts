/**
 * How sure a price is: `exact` to the token; `estimate` where something was assumed or ranges; `partial`
 * where something is left out, so that it is a lower bound; `unpriced` where there is no price at all.
 */
export type Basis = 'exact' | 'estimate' | 'partial' | 'unpriced';

const FROM_SUREST: readonly Basis[] = ['exact', 'estimate', 'partial', 'unpriced'];

/** The least sure of them; `exact` for none. */
export function leastSure(bases: readonly Basis[]): Basis {
  return bases.reduce<Basis>(
    (worst, basis) => (FROM_SUREST.indexOf(basis) > FROM_SUREST.indexOf(worst) ? basis : worst),
    'exact',
  );
}
