import type { Operation } from '../template/template.ts';
import { sentence, words, type Wording } from '../text/wording.ts';
import { scaleRange } from '../tokens/tokenRange.ts';
import type { Catalogue, Confidence, ModelPricing } from './catalogue.ts';
import { KIND_NAMES } from './kindNames.ts';
import { factSource, priceCharge, priceLine, type LineItem, type PriceSource } from './lineItem.ts';
import { addMoney, MOST_TOKENS, MOST_UNITS, type NanoUsdRange } from './money.ts';
import type { MeasuredTokens } from './observations.ts';
import type { Quantity } from './quantity.ts';
import type { ResolvedRequest } from './request.ts';

/** What one request costs, all its images together; or that it has no price, and why. */
export type CostEstimate =
  | {
      readonly kind: 'priced';
      /** Text in, image in (edits only), image out. */
      readonly lineItems: readonly LineItem[];
      readonly total: NanoUsdRange;
    }
  | {
      readonly kind: 'unpriced';
      /** What stands in the way, for people; the action that would help included where there is one. */
      readonly reason: Wording;
    };

/** What one image of a request is billed, part by part. */
export interface RequestParts {
  readonly textInput: Quantity;
  readonly imageInput: Quantity;
  readonly imageOutput: Quantity;
}

const PARTS = ['textInput', 'imageInput', 'imageOutput'] as const;

/** Prices the parts of a request for all of its images. */
export function priceParts(
  catalogue: Catalogue,
  model: ModelPricing,
  { n, batch, operation }: ResolvedRequest,
  parts: RequestParts,
): CostEstimate {
  const missing = PARTS.map((kind) => parts[kind]).find((part) => part.kind === 'unknown');
  if (missing) return unpriced(missing.reason);
  if (batch && model.batch === undefined) {
    return unpriced(
      words(
        'Whether the Batch API takes {0} is not known, so its Batch price is not either.',
        model.id,
      ),
    );
  }
  const lineItems: LineItem[] = [];
  for (const kind of PARTS) {
    const part = parts[kind];
    if (part.kind === 'unknown') continue;
    if (part.kind === 'charges') {
      for (const charge of part.charges) {
        if (charge.quantity.max * n > MOST_UNITS)
          return unpriced(words(TOO_MUCH[charge.unit], MOST_UNITS));
        lineItems.push(priceCharge(catalogue, model, charge, n, batch));
      }
      continue;
    }
    const tokens = scaleRange(part.tokens, n);
    if (kind === 'imageInput' && tokens.max === 0) continue;
    if (tokens.max > MOST_TOKENS) return unpriced(words(TOO_MUCH.token, MOST_TOKENS));
    const item = priceLine(catalogue, model, kind, tokens, batch);
    if (item === undefined) {
      return unpriced(
        words(
          '{0} has no price for {1} tokens; state one under prices in prompt-cost.yaml.',
          model.id,
          words(KIND_NAMES[kind]),
        ),
      );
    }
    const tokenSource = part.measured
      ? usageSource(part.measured)
      : ruleSource(catalogue, model, kind, operation);
    lineItems.push(tokenSource ? { ...item, tokenSource } : item);
  }
  return { kind: 'priced', lineItems, total: addMoney(lineItems.map((item) => item.amount)) };
}

function unpriced(reason: Wording): CostEstimate {
  return { kind: 'unpriced', reason };
}

const TOO_MUCH = {
  token: sentence('One request of more than {0} tokens is not priced; no API takes it.'),
  image: sentence('One request of more than {0} images is not priced; no API takes it.'),
  megapixel: sentence('One request of more than {0} megapixels is not priced; no API takes it.'),
} as const;

function usageSource({ images, since, until }: MeasuredTokens): PriceSource {
  return {
    title: words('your usage records (n={0})', images),
    date:
      since === undefined || until === undefined
        ? words('no date logged')
        : words('{0} to {1}', since, until),
    confidence: 'observed',
  };
}

function ruleSource(
  catalogue: Catalogue,
  model: ModelPricing,
  kind: keyof RequestParts,
  operation: Operation,
): PriceSource | undefined {
  const rule = tokenRuleOf(model, kind, operation);
  return rule && factSource(catalogue, rule.source, rule.confidence);
}

/** The rule that says how many tokens there are; undefined when none is known. */
function tokenRuleOf(
  model: ModelPricing,
  kind: keyof RequestParts,
  operation: Operation,
): { readonly source: string; readonly confidence: Confidence } | undefined {
  if (kind !== 'textInput') return model[kind];
  return (
    model.textOverhead && {
      source: model.textOverhead.source,
      confidence: model.textOverhead[operation].confidence,
    }
  );
}
