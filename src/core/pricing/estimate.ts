import type { Operation, SettingKey } from '../template/template.ts';
import { shorten } from '../text/shorten.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';
import { scaleRange, type TokenRange } from '../tokens/tokenRange.ts';
import { leastSure, type Basis } from './basis.ts';
import { findModel, type Catalogue, type Confidence, type ModelPricing } from './catalogue.ts';
import { imageLines, type ImageLine } from './imageLines.ts';
import { imageInputQuantity, textQuantity } from './inputQuantity.ts';
import { factSource, priceLine, type LineItem } from './lineItem.ts';
import { addMoney, MOST_TOKENS, type NanoUsdRange } from './money.ts';
import { outputQuantity } from './outputQuantity.ts';
import { unknown, type Quantity } from './quantity.ts';
import type { ResolvedRequest } from './request.ts';

/** Tokens of one request, all its images together; undefined where they cannot be told. */
export interface TokenUsage {
  readonly textInput: TokenRange;
  readonly imageInput: TokenRange | undefined;
  readonly imageOutput: TokenRange | undefined;
}

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

/** The estimate of one request. */
export interface RequestEstimate {
  readonly request: ResolvedRequest;
  readonly tokens: TokenUsage;
  readonly cost: CostEstimate;
  /** The reference images one by one, in the order they are sent; none on generations and without a price. */
  readonly images: readonly ImageLine[];
  readonly basis: Basis;
  /** Why the basis is not `exact`, in sentences. */
  readonly reasons: readonly string[];
}

/** Header keys whose wrong value leaves the price unknown. */
const PRICE_KEYS: readonly (readonly [SettingKey | 'outputs', string])[] = [
  ['outputs', 'outputs'],
  ['model', 'model'],
  ['operation', 'operation'],
  ['quality', 'quality'],
  ['size', 'size'],
  ['n', 'n'],
  ['images', 'images'],
  ['inputFidelity', 'input_fidelity'],
  ['partialImages', 'partial_images'],
  ['batch', 'batch'],
];

/**
 * Prices one request: tokens per image × n × unit price, each line item by the catalogue.
 * Inputs are billed again for each of the n images (measured by users).
 */
export function estimateRequest(
  catalogue: Catalogue,
  request: ResolvedRequest,
  prompt: PromptTokens,
): RequestEstimate {
  const { n } = request;
  const model = findModel(catalogue, request.model);
  const wrongKeys = PRICE_KEYS.filter(([key]) => request.invalid.has(key)).map(([, name]) => name);
  if (model === undefined || request.invalid.has('model') || request.invalid.has('n')) {
    const reason =
      wrongKeys.length > 0 ? wrongValueReason(wrongKeys) : unknownModelReason(request.model);
    return {
      request,
      tokens: {
        textInput: scaleRange(prompt.tokens, n),
        imageInput: undefined,
        imageOutput: undefined,
      },
      cost: { kind: 'unpriced', reason },
      images: [],
      basis: 'unpriced',
      reasons: [reason],
    };
  }

  const text = textQuantity(model, request, prompt);
  const imageIn = request.invalid.has('images')
    ? unknown(wrongValueReason(['images']))
    : imageInputQuantity(model, request);
  const imageOut =
    wrongKeys.length > 0 ? unknown(wrongValueReason(wrongKeys)) : outputQuantity(model, request);
  const tokens: TokenUsage = {
    textInput: perRequest(text, n) ?? scaleRange(prompt.tokens, n),
    imageInput: perRequest(imageIn, n),
    imageOutput: perRequest(imageOut, n),
  };
  const cost = priceTokens(catalogue, model, tokens, request, [text, imageIn, imageOut]);
  const reasons = [
    ...(cost.kind === 'unpriced' ? [cost.reason] : []),
    ...[text, imageIn, imageOut].flatMap((part) => (part.kind === 'known' ? part.reasons : [])),
  ];
  const basis =
    cost.kind === 'unpriced'
      ? 'unpriced'
      : leastSure(
          [text, imageIn, imageOut].map((part) =>
            part.kind === 'known' ? part.basis : 'unpriced',
          ),
        );
  const images = cost.kind === 'priced' ? imageLines(model, request, cost.lineItems) : [];
  return { request, tokens, cost, images, basis, reasons };
}

function priceTokens(
  catalogue: Catalogue,
  model: ModelPricing,
  tokens: TokenUsage,
  { batch, operation }: ResolvedRequest,
  parts: readonly Quantity[],
): CostEstimate {
  const missing = parts.find((part) => part.kind === 'unknown');
  if (missing) return { kind: 'unpriced', reason: missing.reason };
  if (batch && model.batch === undefined) {
    return {
      kind: 'unpriced',
      reason: `Whether the Batch API takes ${model.id} is not known, so its Batch price is not either.`,
    };
  }
  const counts = [tokens.textInput, tokens.imageInput, tokens.imageOutput];
  if (counts.some((count) => count !== undefined && count.max > MOST_TOKENS)) {
    return {
      kind: 'unpriced',
      reason: `One request of more than ${MOST_TOKENS.toLocaleString('en-US')} tokens is not priced; no API takes it.`,
    };
  }
  const lineItems: LineItem[] = [];
  for (const kind of ['textInput', 'imageInput', 'imageOutput'] as const) {
    const quantity = tokens[kind];
    if (quantity === undefined) continue;
    if (kind === 'imageInput' && quantity.max === 0) continue;
    const item = priceLine(catalogue, model, kind, quantity, batch);
    const rule = tokenRuleOf(model, kind, operation);
    if (item && rule) {
      const tokenSource = factSource(catalogue, rule.source, rule.confidence);
      lineItems.push({ ...item, tokenSource });
    }
  }
  return { kind: 'priced', lineItems, total: addMoney(lineItems.map((item) => item.amount)) };
}

/** The rule that says how many tokens there are; undefined when none is known. */
function tokenRuleOf(
  model: ModelPricing,
  kind: 'textInput' | 'imageInput' | 'imageOutput',
  operation: Operation,
): { readonly source: string; readonly confidence: Confidence } | undefined {
  if (kind !== 'textInput') return model[kind];
  const { source } = model.textOverhead;
  return { source, confidence: model.textOverhead[operation].confidence };
}

function perRequest(quantity: Quantity, n: number): TokenRange | undefined {
  return quantity.kind === 'known' ? scaleRange(quantity.tokens, n) : undefined;
}

function wrongValueReason(keys: readonly string[]): string {
  const list = keys.join(', ');
  return keys.length === 1
    ? `The value of ${list} is not valid; correct it to get a price.`
    : `The values of ${list} are not valid; correct them to get a price.`;
}

/** Why a model without an entry has no price. */
export function unknownModelReason(model: string): string {
  return `No price is known for the model “${shorten(model)}”; add it under prices in prompt-cost.yaml, or choose a listed one.`;
}
