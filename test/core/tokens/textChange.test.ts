import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changeBetween } from '../../../src/core/tokens/textChange.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '字'), maxLength: 40 });

describe('changeBetween', () => {
  for (const [before, after, change] of [
    ['', '', { start: 0, oldEnd: 0, newEnd: 0 }],
    ['same', 'same', { start: 4, oldEnd: 4, newEnd: 4 }],
    ['', 'new', { start: 0, oldEnd: 0, newEnd: 3 }],
    ['red fox', 'red old fox', { start: 4, oldEnd: 4, newEnd: 8 }],
    ['red old fox', 'red fox', { start: 4, oldEnd: 8, newEnd: 4 }],
    // What repeats belongs to the beginning.
    ['aa', 'aaa', { start: 2, oldEnd: 2, newEnd: 3 }],
    ['abc', 'xyz', { start: 0, oldEnd: 3, newEnd: 3 }],
  ] as const) {
    it(`finds what makes ${JSON.stringify(after)} of ${JSON.stringify(before)}`, () => {
      assert.deepEqual(changeBetween(before, after), change);
    });
  }

  it('turns the one text into the other, with nothing left that both share at its ends', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { start, oldEnd, newEnd } = changeBetween(before, after);
        const inserted = after.slice(start, newEnd);
        assert.equal(before.slice(0, start) + inserted + before.slice(oldEnd), after);
        if (start < oldEnd && start < newEnd) {
          assert.notEqual(before[start], after[start]);
          assert.notEqual(before[oldEnd - 1], after[newEnd - 1]);
        }
      }),
    );
  });
});
