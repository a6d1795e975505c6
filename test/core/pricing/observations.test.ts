import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import { estimateRequest, type RequestEstimate } from '../../../src/core/pricing/estimate.ts';
import {
  kindKey,
  measure,
  withObservations,
  type ObservedOutput,
} from '../../../src/core/pricing/observations.ts';
import type { ResolvedRequest } from '../../../src/core/pricing/request.ts';
import { lensTitles } from '../../../src/core/report/lens.ts';
import { promptOf, requestOf } from './samples.ts';
import { english, withEnglish } from '../../support/english.ts';

const FLARE = 'gpt-image-2.6-flare';

function seen(
  model: string,
  quality: string,
  size: string,
  tokens: ObservedOutput['tokens'],
): ObservedOutput {
  return { model, quality, size, tokens, since: '2026-10-01', until: '2026-11-20' };
}

/** What a request comes to once some outputs were seen, in all templates or in its own. */
function estimate(
  changes: Partial<ResolvedRequest>,
  outputs: readonly ObservedOutput[],
  own: readonly ObservedOutput[] = [],
): RequestEstimate {
  const observations = {
    outputs: new Map(outputs.map((output) => [kindKey(output), output])),
    templates: new Map([['hero', own]]),
    verdicts: new Map(),
  };
  const catalogue = withObservations(SHIPPED_CATALOGUE, observations, (name) => name === 'hero');
  return estimateRequest(catalogue, requestOf(changes), promptOf(0));
}

function outputOf({ tokens }: RequestEstimate): readonly [number, number] | undefined {
  return tokens.imageOutput && [tokens.imageOutput.min, tokens.imageOutput.max];
}

describe('measure', () => {
  it('takes the nearest ranks of all images together', () => {
    // Of 42 images the ranks are 4.2 → 5th, 21st and 37.8 → 38th.
    const high = seen(FLARE, 'high', '1536x1024', [
      [1_340, 5],
      [1_353, 32],
      [1_362, 5],
    ]);
    assert.deepEqual(measure([high]), {
      images: 42,
      median: 1_353,
      low: 1_340,
      high: 1_362,
      since: '2026-10-01',
      until: '2026-11-20',
    });
  });

  it('says nothing of fewer than twenty images', () => {
    assert.equal(measure([seen(FLARE, 'high', '1536x1024', [[1_353, 19]])]), undefined);
    assert.equal(measure([seen(FLARE, 'high', '1536x1024', [[1_353, 20]])])?.images, 20);
  });

  it('does not depend on how images are split over observations', () => {
    const pairs = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 9 })), { minLength: 20 });
    fc.assert(
      fc.property(pairs, fc.nat(20), (tokens, at) => {
        const of = (part: ObservedOutput['tokens']): ObservedOutput =>
          seen(FLARE, 'low', 'auto', part);
        const split = measure([of(tokens.slice(at)), of(tokens.slice(0, at))]);
        assert.deepEqual(split, measure([of(tokens)]));
      }),
    );
  });
});

describe('an estimate with observations', () => {
  const twenty = seen(FLARE, 'high', '1536x1024', [
    [1_340, 2],
    [1_353, 18],
  ]);

  it('takes what was seen in place of a band, and says so', () => {
    const { cost, basis, reasons, measured, ...rest } = estimate(
      { model: FLARE, quality: 'high', n: 2 },
      [twenty],
    );
    // Two images at 1,340 to 1,353 tokens × $30 a million.
    assert.deepEqual(outputOf({ cost, basis, reasons, ...rest }), [2_680, 2_706]);
    assert.ok(cost.kind === 'priced');
    assert.deepEqual(cost.lineItems.at(-1)?.amount, { min: 80_400_000, max: 81_180_000 });
    assert.equal(basis, 'estimate');
    assert.equal(measured?.images, 20);
    assert.equal(
      english(reasons[0]),
      'Measured from your usage (n=20, 2026-10-01 to 2026-11-20, records of all templates): an image took 1,353 output tokens, median; four of five took 1,340 to 1,353.',
    );
    const item = cost.lineItems.at(-1);
    assert.ok(item?.unit === 'tok');
    assert.deepEqual(withEnglish(item.tokenSource), {
      title: 'your usage records (n=20)',
      date: '2026-10-01 to 2026-11-20',
      confidence: 'observed',
    });
  });

  it('is told in the lens beside the tokens that were measured', () => {
    const [title] = lensTitles([estimate({ model: FLARE, quality: 'high' }, [twenty])]);
    assert.equal(
      title,
      '≈ $0.0402–$0.0406/image · high 1536×1024 · text in 6 tok $0.00003 · image out 1,340–1,353 tok $0.0402–$0.0406 · measured n=20',
    );
  });

  it('keeps the band while too little was seen, or something else', () => {
    const few = { ...twenty, tokens: [[1_353, 19]] as const };
    const bare = outputOf(estimate({ model: FLARE, quality: 'high' }, []));
    for (const outputs of [
      [few],
      [{ ...twenty, size: '1024x1024' }],
      [{ ...twenty, model: 'x' }],
    ]) {
      assert.deepEqual(outputOf(estimate({ model: FLARE, quality: 'high' }, outputs)), bare);
    }
  });

  it('stays on the formula where there is one', () => {
    const wrong = seen('gpt-image-2', 'medium', '1536x1024', [[9_999, 50]]);
    const { basis, tokens, measured } = estimate({}, [wrong], [wrong]);
    assert.deepEqual([basis, tokens.imageOutput?.max, measured], ['exact', 1_372, undefined]);
  });

  it('narrows auto to what it came to in the template’s own calls', () => {
    const mix = [
      seen('gpt-image-2', 'low', '1024x1024', [[196, 20]]),
      seen('gpt-image-2', 'medium', '1024x1024', [[1_756, 10]]),
      seen('gpt-image-2', 'high', '2048x2048', [[14_272, 100]]),
    ];
    const changes = { quality: 'auto', size: '1024x1024' };
    const { reasons, ...rest } = estimate(changes, mix, mix);
    // Of 30 images the 3rd and the 27th: 196 and 1,756.
    assert.deepEqual(outputOf({ reasons, ...rest }), [196, 1_756]);
    assert.equal(
      english(reasons[1]),
      'Auto came to low 1024x1024 20×, medium 1024x1024 10×, provided that those calls left the choice to the model too.',
    );
    // Other templates’ calls may have asked for what they got.
    assert.deepEqual(outputOf(estimate(changes, mix)), [196, 7_024]);
  });

  it('takes records that were logged with auto itself, from any template', () => {
    const asked = seen('gpt-image-2', 'auto', '1024x1024', [[196, 40]]);
    const { tokens } = estimate({ quality: 'auto', size: '1024x1024' }, [asked]);
    assert.deepEqual(tokens.imageOutput, { min: 196, max: 196 });
  });

  it('adds partial images that may arrive, and keeps what a table leaves out', () => {
    const { tokens } = estimate({ model: FLARE, quality: 'high', partialImages: 2 }, [twenty]);
    assert.deepEqual(tokens.imageOutput, { min: 1_340, max: 1_553 });
    const text = seen('gpt-image-1.5', 'auto', '1024x1024', [[1_056, 30]]);
    const partial = estimate({ model: 'gpt-image-1.5', quality: 'auto', size: '1024x1024' }, [
      text,
    ]);
    assert.deepEqual([partial.basis, outputOf(partial)], ['partial', [1_056, 1_056]]);
  });
});
