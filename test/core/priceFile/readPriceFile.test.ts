import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inEnglish } from '../../../src/core/text/wording.ts';
import type { PriceFileReading } from '../../../src/core/priceFile/importedPrice.ts';
import { LONGEST_PRICE_FILE, readPriceFile } from '../../../src/core/priceFile/readPriceFile.ts';
import { SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import { runSteps } from '../../../src/core/text/steps.ts';

function read(text: string): PriceFileReading {
  return runSteps(readPriceFile(text, SHIPPED_CATALOGUE));
}

describe('readPriceFile', () => {
  it('takes image models from LiteLLM’s file and skips the rest', () => {
    const reading = read(
      JSON.stringify({
        sample_spec: { mode: 'one of chat, image_generation', input_cost_per_token: 0 },
        'gpt-4o': { mode: 'chat', input_cost_per_token: 2.5e-6 },
        'gpt-image-2': { mode: 'image_generation', input_cost_per_token: 5e-6 },
        'low/1024-x-1024/gpt-image-1.5': { mode: 'image_generation', output_cost_per_image: 0.009 },
        'gpt-image-9': { mode: 'image_edit', output_cost_per_image: '0.04' },
      }),
    );
    assert.ok(reading.kind === 'read');
    assert.equal(reading.format, 'LiteLLM');
    assert.equal(reading.skipped, 3);
    assert.deepEqual(
      reading.prices.map(({ model, prices }) => [model, prices]),
      [
        ['gpt-image-2', { text_input: 5 }],
        ['gpt-image-9', { per_image: 0.04 }],
      ],
    );
  });

  it('takes image models from a router’s list, priced per token in texts', () => {
    const pricing = {
      prompt: '0.000005',
      input_cache_read: '0.00000125',
      image_token: '0.000008',
      image_output: '0.00003',
      completion: '0',
    };
    const reading = read(
      JSON.stringify({
        data: [
          { id: 'openai/gpt-image-2', pricing },
          { id: 'acme/flux-9', pricing: { per_image: 0.02 } },
          { id: 'acme/chat', pricing },
          { id: 7, pricing },
          null,
        ],
      }),
    );
    assert.ok(reading.kind === 'read');
    assert.equal(reading.format, 'router');
    assert.deepEqual(
      reading.prices.map(({ model, prices }) => [model, prices]),
      [
        [
          'openai/gpt-image-2',
          { text_input: 5, cached_text_input: 1.25, image_input: 8, image_output: 30 },
        ],
        ['acme/flux-9', { per_image: 0.02 }],
      ],
    );
  });

  it('names fields that are no prices', () => {
    const entry = { mode: 'image_edit', input_cost_per_token: -1, output_cost_per_token: 'cheap' };
    const reading = read(JSON.stringify({ 'gpt-image-2': entry }));
    assert.ok(reading.kind === 'read');
    assert.deepEqual(reading.prices[0]?.problems, [
      'input_cost_per_token is no price.',
      'output_cost_per_token is no price.',
    ]);
  });

  for (const [what, text, reason] of [
    ['what is no JSON', '{"gpt-image-2":', /not JSON/u],
    ['a list', '[]', /neither/u],
    ['a number', '7', /neither/u],
    ['a file without image models', '{"gpt-4o":{"mode":"chat"}}', /no prices of image models/u],
    ['an empty model list', '{"data":[]}', /no prices of image models/u],
    ['a file that is too long', ' '.repeat(LONGEST_PRICE_FILE + 1), /longer than 6,000,000/u],
  ] as const) {
    it(`refuses ${what}`, () => {
      const reading = read(text);
      assert.ok(reading.kind === 'refused');
      assert.match(inEnglish(reading.reason), reason);
    });
  }

  it('reads names that every object has as names', () => {
    const entry = '{"mode":"image_generation","input_cost_per_token":0.000005}';
    const reading = read(`{"__proto__":${entry},"constructor":${entry}}`);
    assert.ok(reading.kind === 'read');
    assert.deepEqual(
      reading.prices.map(({ model }) => model),
      ['__proto__', 'constructor'],
    );
  });

  it('never throws, whatever the JSON holds', () => {
    const entries = fc.dictionary(fc.constantFrom('gpt-image-2', 'data', 'a'), fc.jsonValue());
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), entries), (value) => {
        assert.doesNotThrow(() => read(JSON.stringify(value)));
      }),
    );
  });
});
