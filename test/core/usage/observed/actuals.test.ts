import assert from 'node:assert/strict';
import { SHIPPED_CATALOGUE } from '../../../../src/core/pricing/catalogue.ts';
import { estimateRequest, type RequestEstimate } from '../../../../src/core/pricing/estimate.ts';
import type { ResolvedRequest } from '../../../../src/core/pricing/request.ts';
import { actualsTitle, causeWords, actualsLines } from '../../../../src/core/report/actuals.ts';
import { runSteps } from '../../../../src/core/text/steps.ts';
import type { UsageCell } from '../../../../src/core/usage/ledger/cell.ts';
import {
  actualsOf,
  indexActuals,
  type TemplateActuals,
} from '../../../../src/core/usage/observed/actuals.ts';
import {
  compareActuals,
  type EstimateAgainstActual,
} from '../../../../src/core/usage/observed/drift.ts';
import { promptOf, requestOf } from '../../pricing/samples.ts';
import { cell } from './cells.ts';

const LOOK = { quality: 'medium', size: '1536x1024' };
// 14 tokens of text and the 6 of the API; 1,372 of the image: 20 × $5 + 1,372 × $30 a million.
const IMAGE = 100_000 + 41_160_000;

function estimate(changes: Partial<ResolvedRequest> = {}): RequestEstimate {
  return estimateRequest(SHIPPED_CATALOGUE, requestOf(changes), promptOf(14));
}

function find(
  cells: readonly UsageCell[],
  path: string,
  requests: readonly RequestEstimate[] = [estimate()],
): TemplateActuals | undefined {
  return actualsOf(runSteps(indexActuals(cells)), path, requests, SHIPPED_CATALOGUE);
}

describe('actualsOf', () => {
  const named = cell({ ...LOOK, template: 'hero', images: 4, records: 2, nanoUsd: 4 * IMAGE });

  it('finds calls by the template’s name, however they were made', () => {
    const other = cell({ ...named, quality: 'low', day: '2026-11-02', images: 1, records: 1 });
    const actuals = find([named, other, cell({ template: 'card' })], 'ads/hero.prompt');
    assert.ok(actuals);
    const { cells, ...sums } = actuals;
    assert.equal(cells.length, 2);
    assert.deepEqual(sums, {
      matchedBy: 'template',
      records: 3,
      images: 5,
      unpriced: 0,
      nanoUsd: 8 * IMAGE,
      judged: 0,
      approved: 0,
      nanoUsdPerApproved: undefined,
      nanoUsdPerImage: (8 * IMAGE) / 5,
      acceptance: undefined,
      since: '2026-11-02',
      until: '2026-11-20',
    });
  });

  it('finds calls without a name by model, quality, size and the tokens of the prompt', () => {
    const call = cell({ ...LOOK, model: 'gpt-image-2-2026-04-21', promptTokens: 20 });
    assert.equal(find([call], 'a.prompt')?.matchedBy, 'request');
    for (const other of [
      { promptTokens: 21 },
      { quality: 'low' },
      { size: '1024x1024' },
      { model: 'gpt-image-1.5' },
    ]) {
      assert.equal(find([cell({ ...call, ...other })], 'a.prompt'), undefined);
    }
    assert.equal(
      find([call], 'a.prompt', [estimate({ quality: 'auto', size: 'auto' })])?.images,
      1,
    );
  });

  it('takes no call for its own by tokens while these may be anything', () => {
    const wide = estimateRequest(SHIPPED_CATALOGUE, requestOf(), promptOf(14, 900));
    assert.equal(find([cell({ ...LOOK, promptTokens: 20 })], 'a.prompt', [wide]), undefined);
  });

  it('tells no cost per approved asset while a judged call has no price', () => {
    const judged = { ...named, judged: 4, judgedNanoUsd: 4 * IMAGE, approved: 1 };
    assert.equal(find([cell(judged)], 'hero.prompt')?.nanoUsdPerApproved, 4 * IMAGE);
    const unknown = find([cell(judged), cell({ ...named, judgedUnpriced: 1 })], 'hero.prompt');
    assert.equal(unknown?.nanoUsdPerApproved, undefined);
  });
});

describe('actualsTitle', () => {
  it('says what an approved asset cost, over how many images, and how many of these were accepted', () => {
    // 42 images for $2.47 with 13 approved: $0.19 each, and 13 ÷ 42 = 31 %.
    const calls = cell({
      template: 'hero',
      records: 42,
      images: 42,
      nanoUsd: 2_470_000_000,
      judged: 42,
      judgedNanoUsd: 2_470_000_000,
      approved: 13,
    });
    const actuals = find([calls], 'hero.prompt');
    assert.ok(actuals);
    assert.equal(
      actualsTitle(actuals),
      'actual $0.1900 per approved asset over 42 images, 31 % accepted',
    );
  });

  it('says what an image cost while nothing is approved, and unpriced where nothing has a price', () => {
    const one = find([cell({ template: 'hero', nanoUsd: IMAGE })], 'hero.prompt');
    assert.ok(one);
    assert.equal(actualsTitle(one), 'actual $0.0413/image over 1 image');
    const none = find([cell({ template: 'hero', unpriced: 1, judged: 1 })], 'hero.prompt');
    assert.ok(none);
    assert.equal(actualsTitle(none), 'actual unpriced over 1 image, 0 % accepted');
  });
});

describe('compareActuals', () => {
  const tokens = { textInput: 20, imageOutput: 1_372 };
  const asEstimated = cell({ ...LOOK, template: 'hero', nanoUsd: IMAGE, tokens });

  function compared(
    cells: readonly UsageCell[],
    requests: readonly RequestEstimate[] = [estimate()],
  ): EstimateAgainstActual {
    const actuals = find(cells, 'hero.prompt', requests);
    assert.ok(actuals);
    return compareActuals(requests, actuals, SHIPPED_CATALOGUE);
  }

  it('finds no drift and no cause where calls cost what they were estimated at', () => {
    const { drift, causes, estimate: expected, actual } = compared([asEstimated]);
    assert.deepEqual([drift, causes, actual], [0, [], IMAGE]);
    assert.deepEqual(expected, { min: IMAGE, max: IMAGE });
  });

  it('names another prompt by its tokens', () => {
    // 1,020 tokens of text are $0.0051, 5,000,000 nano-dollars more than 20.
    const long = cell({
      ...asEstimated,
      nanoUsd: IMAGE + 5_000_000,
      tokens: { ...tokens, textInput: 1_020 },
    });
    const { drift, causes } = compared([long]);
    assert.equal(drift, 5_000_000 / IMAGE);
    assert.deepEqual(causes, [{ kind: 'prompt', logged: 1_020, estimated: { min: 20, max: 20 } }]);
    assert.deepEqual(
      causes.map((cause) => causeWords(cause)),
      ['The prompt was another: 1,020 text tokens an image, now 20.'],
    );
  });

  it('names another price of the same tokens', () => {
    const { causes } = compared([cell({ ...asEstimated, nanoUsd: IMAGE / 2 })]);
    assert.deepEqual(causes, [{ kind: 'price', logged: IMAGE / 2, today: IMAGE }]);
    assert.deepEqual(
      causes.map((cause) => causeWords(cause)),
      ['Prices changed: the same tokens cost 100 % more by today’s list.'],
    );
  });

  it('names what auto chose', () => {
    const low = cell({ ...asEstimated, quality: 'low', images: 3, records: 3 });
    const { causes } = compared([asEstimated, low], [estimate({ quality: 'auto' })]);
    assert.deepEqual(causes[0], {
      kind: 'auto',
      chosen: [
        { quality: 'low', size: undefined, images: 3 },
        { quality: 'medium', size: undefined, images: 1 },
      ],
    });
    assert.equal(causes.map((cause) => causeWords(cause))[0], 'Auto came to low 3×, medium 1×.');
  });

  it('names another model, quality, size, number of images, and Batch', () => {
    const kinds = (changes: Partial<UsageCell>): readonly string[] =>
      compared([cell({ ...asEstimated, ...changes })]).causes.map(({ kind }) => kind);
    assert.deepEqual(kinds({ quality: 'high' }), ['quality']);
    assert.deepEqual(kinds({ size: '1024x1024' }), ['size']);
    assert.deepEqual(kinds({ model: 'gpt-image-2.5-flare', quality: 'xhigh' }), ['model']);
    const pair = { textInput: 40, imageOutput: 2_744 };
    assert.deepEqual(
      kinds({ images: 2, nanoUsd: 2 * IMAGE, tokens: { ...asEstimated.tokens, ...pair } }),
      ['images'],
    );
    assert.deepEqual(kinds({ batch: true, nanoUsd: IMAGE / 2 }), ['batch']);
  });

  it('says it in lines, how the calls were found among them', () => {
    const twice = cell({ ...asEstimated, nanoUsd: 2 * IMAGE });
    assert.deepEqual(actualsLines(compared([twice])), [
      'Actual $0.0825/image over 1 image.',
      'Logged calls that name this template: 1 call, 2026-11-20 to 2026-11-20.',
      'Estimate $0.0413 an image, actual $0.0825: 100 % more.',
      'Prices changed: the same tokens cost 50 % less by today’s list.',
    ]);
  });
});
