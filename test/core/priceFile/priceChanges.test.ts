import assert from 'node:assert/strict';
import { inEnglish } from '../../../src/core/text/wording.ts';
import { diffPrices, type PriceChange } from '../../../src/core/priceFile/priceChanges.ts';
import { readPriceFile } from '../../../src/core/priceFile/readPriceFile.ts';
import { SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import { runSteps } from '../../../src/core/text/steps.ts';
import { withPriceOverrides } from '../../../src/core/project/priceOverrides.ts';

type Entries = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function diff(entries: Entries, unlisted = false): ReturnType<typeof diffPrices> {
  const reading = runSteps(readPriceFile(JSON.stringify(entries), SHIPPED_CATALOGUE));
  assert.ok(reading.kind === 'read');
  return diffPrices(SHIPPED_CATALOGUE, SHIPPED_CATALOGUE, reading.prices, unlisted);
}

function only(entries: Entries): PriceChange {
  const { changes } = diff(entries);
  const [change] = changes;
  assert.ok(change && changes.length === 1, JSON.stringify(changes));
  return change;
}

const IMAGE = { mode: 'image_generation' };

describe('diffPrices', () => {
  it('finds nothing to change where the file says what ships', () => {
    const { changes, same } = diff({
      'gpt-image-2': {
        ...IMAGE,
        input_cost_per_token: 5e-6,
        cache_read_input_token_cost: 1.25e-6,
        input_cost_per_image_token: 8e-6,
        cache_read_input_image_token_cost: 2e-6,
        output_cost_per_image_token: 3e-5,
      },
    });
    assert.deepEqual(changes, []);
    assert.equal(same, 5);
  });

  it('reads prices per token as prices per million', () => {
    const change = only({ 'gpt-image-2': { ...IMAGE, output_cost_per_image_token: 3.3e-5 } });
    const { id, shipped, proposed, suspicions } = change;
    assert.deepEqual([id, shipped, proposed], ['gpt-image-2.image_output', 30, 33]);
    assert.deepEqual(suspicions, []);
  });

  it('knows a model behind its vendor’s name', () => {
    const name = 'openai/gpt-image-2';
    const change = only({ [name]: { ...IMAGE, output_cost_per_image_token: 3.3e-5 } });
    assert.equal(change.id, 'gpt-image-2.image_output');
  });

  for (const [what, model, field, value, suspicion] of [
    [
      'a text output price of gpt-image-2',
      'gpt-image-2',
      'output_cost_per_token',
      1e-5,
      /no text output price/u,
    ],
    [
      'a price per million',
      'gpt-image-2',
      'input_cost_per_token',
      5,
      /per million tokens where the file has prices per token/u,
    ],
    [
      'a price per thousand',
      'gpt-image-2',
      'input_cost_per_token',
      5e-3,
      /per million tokens where/u,
    ],
    ['a price divided twice', 'gpt-image-2', 'output_cost_per_image_token', 3e-8, /divided twice/u],
    [
      'three times the price',
      'gpt-image-2',
      'output_cost_per_image_token',
      9e-5,
      /It is 3 times what ships/u,
    ],
    [
      'a third of the price',
      'gpt-image-2',
      'output_cost_per_image_token',
      1e-5,
      /It is 3 times less than what ships/u,
    ],
    [
      'cached input as dear as the input',
      'gpt-image-2',
      'cache_read_input_token_cost',
      5e-6,
      /not cheaper/u,
    ],
    ['nothing', 'gpt-image-2', 'input_cost_per_image_token', 0, /would look free/u],
  ] as const) {
    it(`suspects ${what}`, () => {
      const { suspicions } = only({ [model]: { ...IMAGE, [field]: value } });
      assert.match(suspicions.map(inEnglish).join(' '), suspicion);
    });
  }

  it('suspects no price within a factor of two', () => {
    for (const value of [1.5e-5, 6e-5]) {
      const change = only({ 'gpt-image-2': { ...IMAGE, output_cost_per_image_token: value } });
      assert.deepEqual(change.suspicions, []);
    }
  });

  it('finds nothing odd about the text output of gpt-image-1.5', () => {
    const change = only({ 'gpt-image-1.5': { ...IMAGE, output_cost_per_token: 1.2e-5 } });
    assert.deepEqual(change.suspicions, []);
  });

  it('compares prices by the image where the model is billed so', () => {
    const change = only({ 'imagen-4-fast': { ...IMAGE, output_cost_per_image: 0.025 } });
    assert.deepEqual(
      [change.id, change.shipped, change.proposed],
      ['imagen-4-fast.per_image', 0.02, 0.025],
    );
  });

  it('takes six decimals by the image, and three by the million', () => {
    const byImage = only({ 'imagen-4-fast': { ...IMAGE, output_cost_per_image: 0.020001 } });
    assert.deepEqual(byImage.suspicions, []);
    const byToken = only({ 'gpt-image-2': { ...IMAGE, output_cost_per_image_token: 3.00001e-5 } });
    assert.match(
      byToken.suspicions.map(inEnglish).join(),
      /at most 3 decimals, so it cannot be written/u,
    );
  });

  it('suspects one price for each image on a model that is billed by tokens', () => {
    const change = only({ 'gpt-image-2': { ...IMAGE, output_cost_per_image: 0.04 } });
    assert.match(change.suspicions.map(inEnglish).join(), /gpt-image-2 is billed by tokens/u);
  });

  it('leaves models that are not listed aside until they are asked for', () => {
    const azure = { 'azure/gpt-image-2': { ...IMAGE, input_cost_per_image_token: 8.8e-6 } };
    assert.deepEqual(diff(azure).changes, []);
    assert.deepEqual(diff(azure).unlisted, ['azure/gpt-image-2']);
    const [change] = diff(azure, true).changes;
    assert.deepEqual(
      [change?.model, change?.proposed, change?.extends],
      ['azure/gpt-image-2', 8.8, 'gpt-image-2'],
    );
  });

  it('compares with the project’s own prices, and shows what ships beside them', () => {
    const own = { model: 'gpt-image-2', rates: { imageOutput: 33 } };
    const current = withPriceOverrides(SHIPPED_CATALOGUE, [own], 'prompt-cost.yaml');
    const read = (usd: number): ReturnType<typeof diffPrices> => {
      const prices = [{ model: 'gpt-image-2', prices: { image_output: usd }, problems: [] }];
      return diffPrices(SHIPPED_CATALOGUE, current, prices, false);
    };
    assert.deepEqual(read(33).changes, []);
    const [change] = read(30).changes;
    assert.deepEqual([change?.shipped, change?.own, change?.proposed], [30, 33, 30]);
  });

  it('notes another end than the price list has', () => {
    const { notes } = diff({ 'gpt-image-2': { ...IMAGE, deprecation_date: '2027-01-01' } });
    assert.match(notes.join(), /gpt-image-2: the file says it ends on 2027-01-01/u);
  });
});
