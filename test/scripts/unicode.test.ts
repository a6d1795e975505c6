import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { unicodeRunsSource } from '../../scripts/unicode.mts';
import { UNICODE_VERSION } from '../../src/core/tokens/bpe/unicodeRuns.ts';

describe('the character classes', () => {
  it('are those of the Unicode version that they name', () => {
    const file = resolve(import.meta.dirname, '../../src/core/tokens/bpe/unicodeRuns.ts');
    assert.equal(
      readFileSync(file, 'utf8'),
      unicodeRunsSource(),
      'run: npx tsx scripts/unicode.mts',
    );
  });

  it('are of Unicode 16, by which tiktoken cuts', () => {
    assert.equal(UNICODE_VERSION, '16.0.0');
  });
});
