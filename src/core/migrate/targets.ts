import type { Catalogue, ModelPricing } from '../pricing/catalogue.ts';
import type { TargetOf } from './migrate.ts';
import { replacementsOf, retirementOf } from './retiring.ts';

/** Which requests are to move, and where. */
export interface MigrationChoice {
  readonly catalogue: Catalogue;
  /** The day by which models are retiring, `YYYY-MM-DD`. */
  readonly today: string;
  /** The model to move to; undefined for the first official replacement of each. */
  readonly to: ModelPricing | undefined;
  /** Ids of the models to move away from; undefined for all. */
  readonly from: ReadonlySet<string> | undefined;
  /** Whether only models move that are shut down or will be. */
  readonly retiringOnly: boolean;
}

/** Tells for each request where it should go; undefined for one that stays, as text models always do. */
export function createTargetOf({
  catalogue,
  today,
  to,
  from,
  retiringOnly,
}: MigrationChoice): TargetOf {
  return (model) => {
    if (model === undefined || (from && !from.has(model.id))) return undefined;
    const isRetiring = retirementOf(model, today) !== undefined;
    if ((retiringOnly || to === undefined) && !isRetiring) return undefined;
    return to ?? replacementsOf(catalogue, model)[0];
  };
}
