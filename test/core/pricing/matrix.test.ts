import assert from 'node:assert/strict';
import { SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import { costMatrix, type CostMatrix } from '../../../src/core/pricing/matrix.ts';
import { resolveRequests } from '../../../src/core/pricing/request.ts';
import { EMPTY_LAYER } from '../../../src/core/template/header.ts';

const PROMPT = { tokens: { min: 4, max: 4 }, characters: 20, basis: 'exact', reasons: [] } as const;

function matrixOf(settings: Readonly<Record<string, string>>): CostMatrix | undefined {
  const [request] = resolveRequests([{ ...EMPTY_LAYER, settings }], undefined).requests;
  assert.ok(request);
  return costMatrix(SHIPPED_CATALOGUE, request, PROMPT);
}

function nanoUsd(
  matrix: CostMatrix | undefined,
  quality: string,
  size: string,
): number | undefined {
  const row = matrix?.qualities.indexOf(quality) ?? -1;
  const cost = matrix?.cells[row]?.[matrix.sizes.indexOf(size)]?.cost;
  return cost?.kind === 'priced' ? cost.total.min : undefined;
}

describe('costMatrix', () => {
  it('prices every quality at common sizes', () => {
    const matrix = matrixOf({ model: 'gpt-image-2', quality: 'low', size: '1024x1024' });
    assert.deepEqual(matrix?.qualities, ['low', 'medium', 'high']);
    // 10 text tokens at $5 a million, and 196, 1,372 and 13,342 output tokens at $30.
    assert.equal(nanoUsd(matrix, 'low', '1024x1024'), 50_000 + 196 * 30_000);
    assert.equal(nanoUsd(matrix, 'medium', '1536x1024'), 50_000 + 1_372 * 30_000);
    assert.equal(nanoUsd(matrix, 'high', '3840x2160'), 50_000 + 13_342 * 30_000);
  });

  it('puts an uncommon size of the request first, and leaves an illegal one out', () => {
    assert.equal(matrixOf({ size: '1280x720' })?.sizes[0], '1280x720');
    assert.equal(matrixOf({ size: '1000x1000' })?.sizes[0], '1024x1024');
    assert.equal(matrixOf({ size: 'auto' })?.sizes[0], '1024x1024');
  });

  it('shows the sizes of the table for a model that has one', () => {
    const matrix = matrixOf({ model: 'gpt-image-1-mini' });
    assert.deepEqual(matrix?.sizes, ['1024x1024', '1024x1536', '1536x1024']);
    assert.equal(nanoUsd(matrix, 'low', '1024x1536'), 10 * 2_000 + 408 * 8_000);
  });

  it('has nothing for a model that is not listed', () => {
    assert.equal(matrixOf({ model: 'nobody-knows' }), undefined);
  });
});
