import assert from 'node:assert/strict';
import {
  findModel,
  SHIPPED_CATALOGUE,
  type ModelPricing,
} from '../../../src/core/pricing/catalogue.ts';
import type { ResolvedRequest } from '../../../src/core/pricing/request.ts';
import type { PromptTokens } from '../../../src/core/tokens/promptTokens.ts';

/** A listed model; fails when the price list has lost it. */
export function listedModel(id: string): ModelPricing {
  const model = findModel(SHIPPED_CATALOGUE, id);
  assert.ok(model, id);
  return model;
}

/** One generation at medium 1536x1024 on gpt-image-2, unless told otherwise. */
export function requestOf(changes: Partial<ResolvedRequest> = {}): ResolvedRequest {
  return {
    model: 'gpt-image-2',
    operation: 'generate',
    quality: 'medium',
    size: '1536x1024',
    n: 1,
    batch: false,
    partialImages: 0,
    invalid: new Set(),
    spans: {},
    ...changes,
  };
}

/** A prompt of a known number of tokens. */
export function promptOf(min: number, max = min): PromptTokens {
  return { tokens: { min, max }, characters: 4 * max, basis: 'exact', reasons: [] };
}

/** A reference image whose file was read. */
export function imageOf(
  width: number,
  height: number,
): NonNullable<ResolvedRequest['images']>[number] {
  const span = { start: 0, end: 0 };
  return { source: 'a.png', name: 'a.png', pixels: { width, height }, measured: 'file', span };
}
