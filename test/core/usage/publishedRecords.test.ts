import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readUsageRecord } from '../../../src/core/usage/readRecord.ts';
import { runSteps } from '../../../src/core/text/steps.ts';
import { rollUp } from '../../../src/core/usage/ledger/rollUp.ts';
import { contentsOf } from './ledger/support.ts';

/** Usage that people printed, collected beside the repository where it was made. */
const root = resolve(import.meta.dirname, '../../..');
const file = ['..', '../..']
  .map((folder) => resolve(root, folder, 'shared/usage_records.jsonl'))
  .find((path) => existsSync(path));

interface Published {
  readonly model: string;
  readonly quality?: string;
  readonly size?: string;
  readonly text_tokens?: number;
  readonly image_tokens?: number;
  readonly output_tokens?: number;
}

/** US dollars per million tokens of text in, image in and image out (facts from the vendor's model pages). */
const RATES: Readonly<Record<string, readonly [number, number, number]>> = {
  'gpt-image-2': [5, 8, 30],
  'gpt-image-2.5-flare': [5, 8, 30],
  'gpt-image-2.5-sunburst': [5, 8, 30],
  'gpt-image-1': [5, 10, 40],
  'gpt-image-1-mini': [2, 2.5, 8],
};

describe('published usage records', () => {
  const published = file === undefined ? [] : readFileSync(file, 'utf8').trim().split('\n');
  for (const [index, text] of published.entries()) {
    const record = JSON.parse(text) as Published;
    const { model, text_tokens: words = 0, image_tokens: images = 0, output_tokens } = record;
    const rates = RATES[model];
    if (rates === undefined || output_tokens === undefined) continue;
    it(`cost tokens times rates (${index + 1}: ${model} ${record.quality ?? ''} ${record.size ?? ''})`, () => {
      const reading = readUsageRecord({
        model,
        usage: {
          input_tokens: words + images,
          input_tokens_details: { text_tokens: words, image_tokens: images },
          output_tokens,
        },
      });
      const [cell] = runSteps(rollUp([contentsOf([reading])])).cells;
      const microUsd = words * rates[0] + images * rates[1] + output_tokens * rates[2];
      assert.equal(cell?.nanoUsd, Math.round(microUsd * 1_000));
    });
  }
});
