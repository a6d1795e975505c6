import assert from 'node:assert/strict';
import { runSteps } from '../../../src/core/text/steps.ts';
import {
  EMPTY_DOCUMENT,
  followChange,
  type DocumentCount,
} from '../../../src/core/tokens/documentCount.ts';
import type { TokenCounter } from '../../../src/core/tokens/tokenCounter.ts';
import { counterOf } from './judge.ts';
import { editOf, randomOf } from './randomEdits.ts';

const counter = counterOf('o200k_base');
const PROMPT = 'A porcelain teapot on a linen cloth, soft window light; 85 mm, f/2.8.\n'.repeat(
  400,
);

function opened(text: string): DocumentCount {
  const change = { start: 0, oldEnd: 0, newEnd: text.length };
  return runSteps(followChange(EMPTY_DOCUMENT, text, change, counter));
}

function unitsIn({ blocks }: DocumentCount): number {
  return blocks.reduce((sum, { units }) => sum + units, 0);
}

/** A counter that tells how much it had to count. */
function watched(): { readonly counter: TokenCounter; readonly units: () => number } {
  let units = 0;
  return {
    units: () => units,
    counter: {
      ...counter,
      countInSteps: (text) => {
        units += text.length;
        return counter.countInSteps(text);
      },
    },
  };
}

describe('followChange', () => {
  it('counts a whole text as a change of none', () => {
    assert.equal(opened(PROMPT).tokens, counter.count(PROMPT));
    assert.deepEqual(opened(''), EMPTY_DOCUMENT);
  });

  it('equals a fresh count after each of 250 random edits', () => {
    const random = randomOf(4);
    let text = PROMPT.slice(0, 6_000);
    let counted = opened(text);
    for (let edit = 0; edit < 250; edit++) {
      const { text: edited, change } = editOf(text, random);
      counted = runSteps(followChange(counted, edited, change, counter));
      text = edited;
      assert.equal(counted.tokens, counter.count(text), `edit ${edit}`);
    }
    assert.equal(unitsIn(counted), text.length);
  });

  it('counts a few hundred units again for a key press, however long the text is', () => {
    for (const repeats of [1, 30]) {
      const text = PROMPT.repeat(repeats);
      const before = opened(text);
      const at = text.length / 2;
      const edited = `${text.slice(0, at)}x${text.slice(at)}`;
      const { counter: watching, units } = watched();
      const change = { start: at, oldEnd: at, newEnd: at + 1 };
      runSteps(followChange(before, edited, change, watching));
      assert.ok(units() < 1_200, `${units()} units for ${text.length}`);
    }
  });

  it('keeps two numbers for each 256 units', () => {
    const text = PROMPT.repeat(20);
    const { blocks } = opened(text);
    const lengths = blocks.flatMap((block) => block.lengths);
    assert.ok(lengths.length <= Math.ceil(text.length / 256));
    assert.equal(lengths.length, blocks.flatMap((block) => block.counts).length);
  });

  it('copies a small part of these for a key press, however long the text is', () => {
    const text = PROMPT.repeat(50);
    const before = opened(text);
    const at = text.length / 2;
    const edited = `${text.slice(0, at)}x${text.slice(at)}`;
    const change = { start: at, oldEnd: at, newEnd: at + 1 };
    const after = runSteps(followChange(before, edited, change, counter));
    const made = after.blocks.filter((block) => !before.blocks.includes(block));
    assert.ok(made.flatMap(({ lengths }) => lengths).length <= 2 * 64);
    assert.equal(after.tokens, counter.count(edited));
  });

  it('equals a fresh count after random edits of a text of many blocks', () => {
    const random = randomOf(5);
    let text = PROMPT.repeat(6);
    let counted = opened(text);
    for (let edit = 0; edit < 60; edit++) {
      // Now and then a change reaches over several blocks.
      const start = random(text.length);
      const oldEnd = Math.min(text.length, start + (edit % 10 === 0 ? random(90_000) : random(9)));
      const inserted = edit % 10 === 5 ? PROMPT.repeat(3) : 'brass ';
      text = text.slice(0, start) + inserted + text.slice(oldEnd);
      const change = { start, oldEnd, newEnd: start + inserted.length };
      counted = runSteps(followChange(counted, text, change, counter));
      assert.equal(unitsIn(counted), text.length);
      if (edit % 6 === 5) assert.equal(counted.tokens, counter.count(text), `edit ${edit}`);
    }
  });

  it('pauses in a piece that has no end', () => {
    const text = 'x'.repeat(60_000);
    const change = { start: 0, oldEnd: 0, newEnd: text.length };
    const steps = followChange(EMPTY_DOCUMENT, text, change, counter);
    let pauses = 0;
    while (steps.next().done !== true) pauses++;
    assert.ok(pauses > 25, `${pauses} pauses`);
  });
});
