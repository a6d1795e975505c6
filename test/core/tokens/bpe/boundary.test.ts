import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isSureBoundary } from '../../../../src/core/tokens/bpe/boundary.ts';
import { counterOf, ENCODINGS } from '../judge.ts';
import { oddText } from '../oddText.ts';

const counters = ENCODINGS.map(counterOf);

/** Where a text has sure boundaries, marked with `|`. */
function marked(text: string): string {
  return Array.from({ length: text.length }, (_, index) =>
    index > 0 && isSureBoundary(text, index) ? `|${text.charAt(index)}` : text.charAt(index),
  ).join('');
}

describe('isSureBoundary', () => {
  it('holds only where both sides can be counted apart', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        for (let index = 1; index < text.length; index++) {
          if (!isSureBoundary(text, index)) continue;
          for (const counter of counters) {
            const apart = counter.count(text.slice(0, index)) + counter.count(text.slice(index));
            assert.equal(apart, counter.count(text), JSON.stringify([text, index]));
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  for (const [text, expected] of [
    ['a tall vase', 'a| tall| vase'],
    ['one, two', 'one|,| two'],
    ["don't", "don't"],
    ['a1b22 3', 'a|1|b|22| 3'],
    ['line\nnext\n\n/x', 'line|\n|next|\n\n/x'],
    ['a\r\nb', 'a|\r\n|b'],
    ['x \n y', 'x| \n y'],
    ['e\u0301 !', 'e\u0301| !'],
    ['😀😀 😀', '😀😀| 😀'],
    ['字。字', '字|。字'],
  ] as const) {
    it(`marks ${JSON.stringify(expected)}`, () => {
      assert.equal(marked(text), expected);
    });
  }
});
