import type { SettingKey } from '../template/template.ts';
import { shorten } from '../text/shorten.ts';
import { asIs, listed, words, type Wording } from '../text/wording.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';
import { scaleRange, type TokenRange } from '../tokens/tokenRange.ts';
import { leastSure, type Basis } from './basis.ts';
import { findModel, type Catalogue } from './catalogue.ts';
import { imageLines, type ImageLine } from './imageLines.ts';
import { imageInputQuantity, textQuantity } from './inputQuantity.ts';
import type { MeasuredTokens } from './observations.ts';
import { outputQuantity } from './outputQuantity.ts';
import { priceParts, type CostEstimate } from './priceParts.ts';
import { unknown, type Quantity } from './quantity.ts';
import type { ResolvedRequest } from './request.ts';

/** Tokens of one request, all its images together; undefined where they cannot be told. */
export interface TokenUsage {
  readonly textInput: TokenRange;
  readonly imageInput: TokenRange | undefined;
  readonly imageOutput: TokenRange | undefined;
}

/** The estimate of one request. */
export interface RequestEstimate {
  readonly request: ResolvedRequest;
  readonly tokens: TokenUsage;
  readonly cost: CostEstimate;
  /** The reference images one by one, in the order they are sent; none on generations and without a price. */
  readonly images: readonly ImageLine[];
  readonly basis: Basis;
  /** Why the basis is not `exact`, in sentences. */
  readonly reasons: readonly Wording[];
  /** Present where usage records gave the output tokens of an image. */
  readonly measured?: MeasuredTokens;
  /** Present where the request has fallbacks; the total then goes up to the dearest of them. */
  readonly chain?: FallbackChain;
}

/** What the same request costs on a model that it falls back to. */
export interface Fallback {
  readonly model: string;
  readonly cost: CostEstimate;
  readonly basis: Basis;
}

/** The models that a request goes to, one after the other. */
export interface FallbackChain {
  /** The estimate of the model that the request names, alone. */
  readonly firstChoice: RequestEstimate;
  /** In the order they are tried. */
  readonly fallbacks: readonly Fallback[];
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
    wrongKeys.length > 0
      ? unknown(wrongValueReason(wrongKeys))
      : outputQuantity(model, request, catalogue.observed);
  const tokens: TokenUsage = {
    textInput: perRequest(text, n) ?? scaleRange(prompt.tokens, n),
    imageInput: perRequest(imageIn, n),
    imageOutput: perRequest(imageOut, n),
  };
  const cost = priceParts(catalogue, model, request, {
    textInput: text,
    imageInput: imageIn,
    imageOutput: imageOut,
  });
  const measured = imageOut.kind === 'known' ? imageOut.measured : undefined;
  // What usage showed decides most of the price, so it is told first.
  const parts = measured ? [imageOut, text, imageIn] : [text, imageIn, imageOut];
  const reasons = [
    ...(cost.kind === 'unpriced' ? [cost.reason] : []),
    ...parts.flatMap((part) => (part.kind === 'unknown' ? [] : part.reasons)),
  ];
  const basis =
    cost.kind === 'unpriced'
      ? 'unpriced'
      : leastSure(parts.map((part) => (part.kind === 'unknown' ? 'unpriced' : part.basis)));
  const images = cost.kind === 'priced' ? imageLines(model, request, cost.lineItems) : [];
  return { request, tokens, cost, images, basis, reasons, ...(measured && { measured }) };
}

function perRequest(quantity: Quantity, n: number): TokenRange | undefined {
  return quantity.kind === 'known' ? scaleRange(quantity.tokens, n) : undefined;
}

function wrongValueReason(keys: readonly string[]): Wording {
  return words(
    keys.length === 1
      ? 'The value of {0} is not valid; correct it to get a price.'
      : 'The values of {0} are not valid; correct them to get a price.',
    listed(keys.map(asIs)),
  );
}

/** Why a model without an entry has no price. */
export function unknownModelReason(model: string): Wording {
  return words(
    'No price is known for the model “{0}”; add it under prices in prompt-cost.yaml, or choose a listed one.',
    shorten(model),
  );
}
