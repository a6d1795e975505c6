import type { TextChange } from '../../../src/core/tokens/documentCount.ts';

/** A text after an edit, and the edit. */
export interface Edited {
  readonly text: string;
  readonly change: TextChange;
}

/** What edits put in: what makes and removes cuts, halves of surrogate pairs, and long runs without a cut. */
const INSERTED = [
  ...['a', 'Z', '7', ' ', '\n', "'", 's', '/', '.', '\u0301', '\ufeff', '\x85', '字', '😀'],
  ...['\ud83d', '\ude00', '\r\n', '   ', "don't ", ' studio light, ', '12345', '<|endoftext|>'],
  ...['x'.repeat(700), ' '.repeat(600), '字'.repeat(600), '!'.repeat(600), 'a word '.repeat(200)],
];

/** Whole numbers below a limit that look random, the same in every run. */
export function randomOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Types, pastes, deletes or replaces somewhere in a text, and keeps it around 4,000 units long. */
export function editOf(text: string, random: (limit: number) => number): Edited {
  const start = random(text.length + 1);
  const most = text.length > 4_000 ? 1_000 : random(3) === 0 ? 12 : 0;
  const oldEnd = Math.min(text.length, start + random(most + 1));
  // The long ones are rare.
  const choice = random(40);
  const inserted =
    choice < 30
      ? (INSERTED[random(INSERTED.length - 5)] ?? '')
      : choice < 33
        ? (INSERTED[random(INSERTED.length)] ?? '')
        : '';
  return {
    text: text.slice(0, start) + inserted + text.slice(oldEnd),
    change: { start, oldEnd, newEnd: start + inserted.length },
  };
}
