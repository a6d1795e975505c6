import assert from 'node:assert/strict';
import { runSteps } from '../../../../src/core/text/steps.ts';
import { readUsageRecord } from '../../../../src/core/usage/readRecord.ts';
import { rollUp, type RollUp } from '../../../../src/core/usage/ledger/rollUp.ts';
import { spendOf } from '../../../../src/core/usage/spend.ts';
import { contentsOf, RECORD, recordsOf } from '../ledger/support.ts';
import { reasonOf, statedOf } from './support.ts';
import { english } from '../../../support/english.ts';

/** A page as the API reference prints it (developers.openai.com, organization usage and costs). */
function pageOf(...results: readonly unknown[]): unknown {
  const bucket = { object: 'bucket', start_time: 1_730_419_200, end_time: 1_730_505_600, results };
  return { object: 'page', data: [bucket], has_more: false, next_page: null };
}

/** The example of the reference. */
const COST = {
  object: 'organization.costs.result',
  amount: { value: 0.06, currency: 'usd' },
  line_item: 'Image models',
  project_id: 'proj_abc',
};
const IMAGES = {
  object: 'organization.usage.images.result',
  images: 2,
  num_model_requests: 2,
  size: '1024x1024',
  source: 'image.generation',
  model: 'gpt-image-2',
  project_id: 'proj_abc',
};
/** 100·5 + 20·1.25 + 1,024·8 + 10·2 + 1,756·30 dollars a million = $0.061417. */
const TOKENS = {
  object: 'organization.usage.completions.result',
  num_model_requests: 3,
  model: 'gpt-image-2',
  input_text_tokens: 100,
  input_cached_text_tokens: 20,
  input_image_tokens: 1_024,
  input_cached_image_tokens: 10,
  output_image_tokens: 1_756,
};
/** 1,730,419,200 seconds after 1970. */
const DAY = '2024-11-01';

function rolledUp(...entries: readonly unknown[]): RollUp {
  return runSteps(rollUp([contentsOf(entries.map(readUsageRecord))]));
}
const totals = (all: RollUp): readonly number[] => {
  const { records, unpriced, nanoUsd } = spendOf(all, { by: 'day' }).totals;
  return [records, unpriced, nanoUsd];
};

describe('organisation', () => {
  it('reads amounts of money, which are never added to what calls cost', () => {
    const all = rolledUp(pageOf(COST));
    assert.deepEqual(totals(all), [0, 0, 0]);
    assert.deepEqual(
      all.stated.map(({ day, of, nanoUsd, isCounted }) => [day, of, nanoUsd, isCounted]),
      [[DAY, 'Image models', 60_000_000, false]],
    );
  });

  it('counts pictures without tokens as unpriced, with the reason', () => {
    const all = rolledUp(pageOf(IMAGES));
    assert.deepEqual(totals(all), [2, 2, 0]);
    assert.match(english(all.unpricedReasons[0]?.reason), /counts pictures and no tokens/u);
  });

  it('prices tokens, cached ones apart', () => {
    assert.deepEqual(totals(rolledUp(pageOf(TOKENS))), [3, 0, 61_417_000]);
  });

  it('counts a day once: by its calls, or by tokens, or by pictures', () => {
    assert.deepEqual(totals(rolledUp(pageOf(IMAGES, TOKENS))), [3, 0, 61_417_000]);
    const [call] = recordsOf({ ...RECORD, time: `${DAY}T05:00:00Z` });
    assert.ok(call);
    const all = runSteps(rollUp([contentsOf([call, readUsageRecord(pageOf(IMAGES, TOKENS))])]));
    assert.deepEqual(totals(all), [1, 0, 30_000_000]);
    assert.ok(all.stated.every(({ isCounted }) => !isCounted));
  });

  it('counts a bucket once that is exported again, with what came since', () => {
    const grown = { ...TOKENS, num_model_requests: 4 };
    assert.equal(totals(rolledUp(pageOf(TOKENS), pageOf(grown), pageOf(TOKENS)))[0], 4);
  });

  it('passes over what makes no images', () => {
    const chat = { ...TOKENS, model: 'gpt-5', output_image_tokens: 0 };
    const moderation = { object: 'organization.usage.moderations.result', input_tokens: 5 };
    assert.deepEqual(statedOf(pageOf(chat, moderation)), []);
  });

  it('says what does not fit', () => {
    assert.match(reasonOf({ object: 'page', data: [{ results: [] }] }), /data\.0\.start_time/u);
  });
});
