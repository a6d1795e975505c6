import assert from 'node:assert/strict';
import { readSetting } from '../../../src/core/template/readSetting.ts';

describe('readSetting', () => {
  it('accepts what a header would', () => {
    for (const [key, value] of [
      ['model', 'gpt-image-2'],
      ['quality', 'auto'],
      ['size', '1536x1024'],
      ['n', 10],
      ['batch', false],
      ['images', ['a.png']],
      ['output_compression', 0],
    ] as const) {
      assert.deepEqual(readSetting(key, value), { kind: 'valid' }, key);
    }
  });

  it('says what was expected instead', () => {
    assert.deepEqual(readSetting('n', 11), {
      kind: 'invalid',
      expected: 'a whole number from 1 to 10',
    });
    assert.deepEqual(readSetting('quality', 'best'), {
      kind: 'invalid',
      expected: 'one of auto, low, medium, high, xhigh, max',
    });
    for (const [key, value] of [
      ['n', '1'],
      ['n', Number.NaN],
      ['n', null],
      ['size', '1024'],
      ['model', ''],
      ['batch', 'true'],
      ['images', [1]],
    ] as const) {
      assert.equal(readSetting(key, value).kind, 'invalid', `${key} ${String(value)}`);
    }
  });
});
