import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { encodingOfTextModel } from '../../../src/core/tokens/textModels.ts';

/** What OpenAI's tiktoken says about each model. */
const list = createRequire(import.meta.url).resolve('tiktoken/model_to_encoding.json');
const encodings = JSON.parse(readFileSync(list, 'utf8')) as Readonly<Record<string, string>>;

describe('encodingOfTextModel', () => {
  for (const [id, encoding] of Object.entries(encodings)) {
    const known = encoding === 'o200k_base' || encoding === 'cl100k_base';
    it(`gives ${known ? encoding : 'nothing'} for ${id}`, () => {
      assert.equal(encodingOfTextModel(id), known ? encoding : undefined);
    });
  }

  it('takes an id with its maker, in any case', () => {
    assert.equal(encodingOfTextModel(' OpenAI/GPT-4-Turbo '), 'cl100k_base');
    assert.equal(encodingOfTextModel('openai:gpt-4o-mini'), 'o200k_base');
  });

  it('knows nothing of models that the list does not name', () => {
    for (const id of ['gpt-6.2-sol', 'gpt-5.6', 'gpt-40', 'claude-opus', '']) {
      assert.equal(encodingOfTextModel(id), undefined, id);
    }
  });
});
