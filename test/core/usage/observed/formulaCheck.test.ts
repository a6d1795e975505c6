import assert from 'node:assert/strict';
import { SHIPPED_CATALOGUE } from '../../../../src/core/pricing/catalogue.ts';
import { runSteps } from '../../../../src/core/text/steps.ts';
import { formulaDoubts, recordDoubt } from '../../../../src/core/usage/observed/formulaCheck.ts';
import type { UsageRecord } from '../../../../src/core/usage/usageRecord.ts';

// A picture of gpt-image-2 at medium 1536x1024 is 1,372 tokens.
const MEDIUM = { model: 'gpt-image-2', quality: 'medium', size: '1536x1024' };

function doubts(tokens: readonly (readonly [number, number])[], kind = MEDIUM): readonly string[] {
  const outputs = [{ ...kind, tokens: new Map(tokens) }];
  return runSteps(formulaDoubts({ outputs }, SHIPPED_CATALOGUE)).map(
    ({ model, expected, observed, images }) => `${model} ${expected} ${observed} ${images}`,
  );
}

describe('formulaDoubts', () => {
  it('allows a token more or less, and up to three partial images', () => {
    assert.deepEqual(
      doubts([
        [1_371, 5],
        [1_372, 90],
        [1_373, 1],
        [1_472, 3],
        [1_672, 2],
      ]),
      [],
    );
  });

  it('tells of everything else, what most images show first', () => {
    assert.deepEqual(
      doubts([
        [1_374, 2],
        [439, 7],
        [1_370, 1],
        [1_772, 1],
      ]),
      [
        'gpt-image-2 1372 439 7',
        'gpt-image-2 1372 1374 2',
        'gpt-image-2 1372 1370 1',
        'gpt-image-2 1372 1772 1',
      ],
    );
  });

  it('checks sizes that nobody may ask for, as the API returns them', () => {
    const auto = { ...MEDIUM, size: '1672x941' };
    assert.deepEqual(doubts([[1_158, 9]], auto), []);
    assert.deepEqual(doubts([[1_160, 9]], auto), ['gpt-image-2 1158 1160 9']);
  });

  it('says nothing where no formula is known, or text is billed within the output', () => {
    assert.deepEqual(doubts([[1, 9]], { ...MEDIUM, model: 'gpt-image-2.6-flare' }), []);
    assert.deepEqual(doubts([[1, 9]], { ...MEDIUM, model: 'gpt-image-1.5' }), []);
    assert.deepEqual(doubts([[1, 9]], { ...MEDIUM, model: 'nobody-knows' }), []);
    assert.deepEqual(doubts([[1, 9]], { ...MEDIUM, quality: 'auto' }), []);
    assert.deepEqual(doubts([[1, 9]], { ...MEDIUM, size: 'auto' }), []);
  });
});

describe('recordDoubt', () => {
  it('divides the tokens of a call by its images', () => {
    const record: UsageRecord = {
      ...MEDIUM,
      batch: false,
      images: 2,
      counts: { imageOutput: 2_743 },
    };
    assert.equal(recordDoubt(record, SHIPPED_CATALOGUE), undefined);
    const wrong = { ...record, images: 1 };
    assert.deepEqual(recordDoubt(wrong, SHIPPED_CATALOGUE), {
      ...MEDIUM,
      expected: 1_372,
      observed: 2_743,
      images: 1,
    });
    assert.equal(recordDoubt({ ...record, counts: {} }, SHIPPED_CATALOGUE), undefined);
  });
});
