import assert from 'node:assert/strict';
import { checkCatalogue } from '../../../src/core/pricing/age.ts';
import { SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import { withPriceOverrides } from '../../../src/core/project/priceOverrides.ts';

function problems(at: string, maxAgeDays: number, model: string): readonly string[] {
  return checkCatalogue(SHIPPED_CATALOGUE, at, maxAgeDays)
    .filter((problem) => problem.model === model)
    .map(({ kind }) => kind);
}

describe('checkCatalogue', () => {
  it('tells a model that is gone from the day itself', () => {
    assert.deepEqual(problems('2026-10-22', 1, 'gpt-image-1'), ['ending']);
    assert.deepEqual(problems('2026-10-23', 1, 'gpt-image-1'), ['gone']);
  });

  it('tells a model that ends within the age', () => {
    assert.deepEqual(problems('2026-11-24', 7, 'gpt-image-1.5'), ['ending']);
    assert.deepEqual(problems('2026-11-24', 6, 'gpt-image-1.5'), []);
  });

  it('tells prices that were read more than so many days before', () => {
    assert.deepEqual(problems('2027-02-21', 90, 'gpt-image-2'), []);
    assert.deepEqual(problems('2027-02-22', 90, 'gpt-image-2'), ['stale']);
  });

  it('names the replacements', () => {
    const [gone] = checkCatalogue(SHIPPED_CATALOGUE, '2026-11-24', 1).filter(
      ({ model }) => model === 'gpt-image-1',
    );
    assert.match(gone?.message ?? '', /2026-10-23\. Replacement: gpt-image-2\.6-sunburst or/u);
  });

  it('looks at the dates of a project’s own prices', () => {
    const old = { model: 'gpt-image-2', rates: { imageOutput: 31 }, date: '2026-01-01' };
    const catalogue = withPriceOverrides(SHIPPED_CATALOGUE, [old], 'prompt-cost.yaml');
    const [stale] = checkCatalogue(catalogue, '2026-11-24', 90).filter(
      ({ model }) => model === 'gpt-image-2',
    );
    assert.match(stale?.message ?? '', /read on 2026-01-01/u);
  });
});
