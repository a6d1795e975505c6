import { noteWords, words, type Wording } from '../text/wording.ts';
import { exactly } from '../tokens/tokenRange.ts';
import { findModel, type Catalogue, type ModelPricing, type RateName } from './catalogue.ts';
import { unknownModelReason } from './estimate.ts';
import { KIND_NAMES } from './kindNames.ts';
import { priceLine, type TokenLine } from './lineItem.ts';
import { addMoney, type NanoUsd } from './money.ts';
import { ratesAt } from './ratesAt.ts';

/** Token counts as a bill states them; absent means none. */
export type UsageCounts = Partial<Record<RateName, number>>;

/** What stated token counts cost, or why there is no price. */
export type UsagePrice =
  | {
      readonly kind: 'priced';
      readonly model: ModelPricing;
      readonly lineItems: readonly TokenLine[];
      readonly total: NanoUsd;
    }
  | { readonly kind: 'unpriced'; readonly reason: Wording };

const RATE_ORDER: readonly RateName[] = [
  'textInput',
  'cachedTextInput',
  'imageInput',
  'cachedImageInput',
  'imageOutput',
  'textOutput',
];

/**
 * Prices token counts themselves, as a usage object reports them.
 *
 * @param counts whole numbers of tokens; a kind that the model has no price for makes the whole unpriced.
 * @param day when it was billed, `YYYY-MM-DD`; now when undefined.
 */
export function priceUsage(
  catalogue: Catalogue,
  modelId: string,
  counts: UsageCounts,
  batch: boolean,
  day?: string,
): UsagePrice {
  const found = findModel(catalogue, modelId);
  const model = found && ratesAt(found, day);
  if (model === undefined) return { kind: 'unpriced', reason: unknownModelReason(modelId) };
  if (model.unpricedReason !== undefined) {
    return { kind: 'unpriced', reason: noteWords(model.unpricedReason) };
  }
  if (batch && model.batch === undefined) {
    return {
      kind: 'unpriced',
      reason: words('Whether the Batch API takes {0} is not known.', model.id),
    };
  }
  const lineItems: TokenLine[] = [];
  for (const kind of RATE_ORDER) {
    const tokens = counts[kind];
    if (tokens === undefined || tokens === 0) continue;
    const item = priceLine(catalogue, model, kind, exactly(tokens), batch);
    if (item === undefined) {
      return {
        kind: 'unpriced',
        reason: words('{0} has no price for {1} tokens.', model.id, words(KIND_NAMES[kind])),
      };
    }
    lineItems.push(item);
  }
  return {
    kind: 'priced',
    model,
    lineItems,
    total: addMoney(lineItems.map((item) => item.amount)).min,
  };
}
