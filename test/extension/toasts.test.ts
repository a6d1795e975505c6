import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../src/extension');

/** Files of the extension whose code has such a call. */
function filesWith(call: RegExp): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => call.test(readFileSync(resolve(root, file), 'utf8')))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

describe('messages', () => {
  it('are shown only where there is something to decide, or where the message was asked for', () => {
    assert.deepEqual(filesWith(/\.show(?:Information|Warning|Error)Message\(/u), [
      'askAfterRefusal.ts',
      'features/readCost.ts',
      'usage/budgetWarning.ts',
    ]);
  });
});
