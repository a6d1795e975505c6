import type { Operation } from '../template/template.ts';
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
      readonly reason: string;
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
      `Whether the Batch API takes ${model.id} is not known, so its Batch price is not either.`,
    );
  }
  const lineItems: LineItem[] = [];
  for (const kind of PARTS) {
    const part = parts[kind];
    if (part.kind === 'unknown') continue;
    if (part.kind === 'charges') {
      for (const charge of part.charges) {
        if (charge.quantity.max * n > MOST_UNITS) return unpriced(tooMuch(MOST_UNITS, charge.unit));
        lineItems.push(priceCharge(catalogue, model, charge, n, batch));
      }
      continue;
    }
    const tokens = scaleRange(part.tokens, n);
    if (kind === 'imageInput' && tokens.max === 0) continue;
    if (tokens.max > MOST_TOKENS) return unpriced(tooMuch(MOST_TOKENS, 'token'));
    const item = priceLine(catalogue, model, kind, tokens, batch);
    if (item === undefined) {
      return unpriced(
        `${model.id} has no price for ${KIND_NAMES[kind]} tokens; state one under prices in prompt-cost.yaml.`,
      );
    }
    const tokenSource = part.measured
      ? usageSource(part.measured)
      : ruleSource(catalogue, model, kind, operation);
    lineItems.push(tokenSource ? { ...item, tokenSource } : item);
  }
  return { kind: 'priced', lineItems, total: addMoney(lineItems.map((item) => item.amount)) };
}

function unpriced(reason: string): CostEstimate {
  return { kind: 'unpriced', reason };
}

function tooMuch(most: number, unit: string): string {
  return `One request of more than ${most.toLocaleString('en-US')} ${unit}s is not priced; no API takes it.`;
}

function usageSource({ images, since, until }: MeasuredTokens): PriceSource {
  return {
    title: `your usage records (n=${images.toLocaleString('en-US')})`,
    date: since === undefined || until === undefined ? 'no date logged' : `${since} to ${until}`,
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
