import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextChange } from '../../../src/core/tokens/documentCount.ts';
import {
  changeBetween,
  changeWithin,
  composeChanges,
} from '../../../src/core/tokens/textChange.ts';

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

/** Applies a change that puts in as many `x` as it says. */
function apply(text: string, { start, oldEnd, newEnd }: TextChange): string {
  return text.slice(0, start) + 'x'.repeat(newEnd - start) + text.slice(oldEnd);
}

function changeIn(length: number, [at, removed, added]: readonly number[]): TextChange {
  const start = Math.min(length, at ?? 0);
  const oldEnd = Math.min(length, start + (removed ?? 0));
  return { start, oldEnd, newEnd: start + (added ?? 0) };
}

const numbers = fc.tuple(fc.nat(30), fc.nat(8), fc.nat(8));
const DIGITS = '0123456789abcdefghijklmnopqrstuv';

describe('composeChanges', () => {
  it('covers what is typed in two places, and what is typed and deleted again', () => {
    const typed = { start: 20, oldEnd: 20, newEnd: 21 };
    assert.deepEqual(composeChanges(typed, { start: 5, oldEnd: 5, newEnd: 7 }), {
      start: 5,
      oldEnd: 20,
      newEnd: 23,
    });
    assert.deepEqual(composeChanges(typed, { start: 20, oldEnd: 21, newEnd: 20 }), {
      start: 20,
      oldEnd: 20,
      newEnd: 20,
    });
  });

  it('leaves what both changes left alone', () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const first = changeIn(DIGITS.length, one);
        const middle = apply(DIGITS, first);
        const second = changeIn(middle.length, other);
        const after = apply(middle, second);
        const { start, oldEnd, newEnd } = composeChanges(first, second);
        assert.equal(after.slice(0, start), DIGITS.slice(0, start));
        assert.equal(after.slice(newEnd), DIGITS.slice(oldEnd));
      }),
    );
  });
});

describe('changeWithin', () => {
  const before = { start: 10, end: 20 };

  it('tells what an edit did inside a stretch, from the start of it', () => {
    const edit = { start: 12, oldEnd: 13, newEnd: 15 };
    const change = { start: 2, oldEnd: 3, newEnd: 5 };
    assert.deepEqual(changeWithin(edit, before, { start: 10, end: 22 }), change);
  });

  it('tells that a stretch was only moved, or not even that', () => {
    const none = { start: 10, oldEnd: 10, newEnd: 10 };
    const above = { start: 0, oldEnd: 4, newEnd: 1 };
    assert.deepEqual(changeWithin(above, before, { start: 7, end: 17 }), none);
    const below = { start: 25, oldEnd: 25, newEnd: 30 };
    assert.deepEqual(changeWithin(below, before, before), none);
  });

  it('tells nothing of a stretch that is another now, or that an edit reaches out of', () => {
    const inside = { start: 12, oldEnd: 13, newEnd: 15 };
    assert.equal(changeWithin(inside, before, before), undefined);
    assert.equal(changeWithin(inside, before, { start: 9, end: 22 }), undefined);
    const across = { start: 8, oldEnd: 12, newEnd: 8 };
    assert.equal(changeWithin(across, before, { start: 8, end: 16 }), undefined);
  });

  it('is right about every stretch that it tells of', () => {
    const span = fc.tuple(fc.nat(32), fc.nat(32)).map(([from, to]) => ({
      start: Math.min(from, to),
      end: Math.max(from, to),
    }));
    fc.assert(
      fc.property(numbers, span, fc.nat(2), (edit, old, which) => {
        const change = changeIn(DIGITS.length, edit);
        const shift = change.newEnd - change.oldEnd;
        const moves = [
          [0, shift],
          [shift, shift],
          [0, 0],
        ][which] ?? [0, 0];
        const now = { start: old.start + (moves[0] ?? 0), end: old.end + (moves[1] ?? 0) };
        const found = changeWithin(change, old, now);
        if (found === undefined) return;
        const text = DIGITS.slice(old.start, old.end);
        const after = apply(DIGITS, change).slice(now.start, now.end);
        assert.equal(after.slice(0, found.start), text.slice(0, found.start));
        assert.equal(after.slice(found.newEnd), text.slice(found.oldEnd));
      }),
      { numRuns: 2_000 },
    );
  });
});
