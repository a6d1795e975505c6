import assert from 'node:assert/strict';
import {
  createFollowingCounter,
  type CountedText,
} from '../../../src/core/tokens/followingCounter.ts';
import { counterOf } from './judge.ts';
import { editOf, randomOf } from './randomEdits.ts';

const counter = counterOf('o200k_base');
const TEXT = 'A glass lamp, “Abendlicht”, brass; 3/4 view. 柔らかい光。\n'.repeat(300);

describe('createFollowingCounter', () => {
  it('ends equal to a fresh count after 500 random edits', () => {
    const random = randomOf(7);
    let text = TEXT.slice(0, 7_000);
    let before: readonly CountedText[] = [];
    for (let edit = 0; edit < 500; edit++) {
      ({ text } = editOf(text, random));
      const following = createFollowingCounter(counter, before);
      const counted = following.count(text);
      if (edit % 20 === 0) assert.equal(counted, counter.count(text), `edit ${edit}`);
      before = following.counted();
    }
    assert.equal(createFollowingCounter(counter, before).count(text), counter.count(text));
  });

  it('counts right when a text is undone, replaced as a whole, or read in another encoding', () => {
    const versions = [
      TEXT,
      `${TEXT}x`,
      TEXT,
      Buffer.from(TEXT).toString('latin1'),
      TEXT.replaceAll('\n', '\r\n'),
      'x'.repeat(5_000),
      TEXT,
    ];
    let before: readonly CountedText[] = [];
    for (const text of versions) {
      const following = createFollowingCounter(counter, before);
      assert.equal(following.count(text), counter.count(text));
      before = following.counted();
    }
  });

  it('follows several long texts of one document', () => {
    const runs = [TEXT, TEXT.replaceAll('brass', 'copper'), TEXT.toUpperCase()];
    const first = createFollowingCounter(counter, []);
    for (const text of runs) assert.equal(first.count(text), counter.count(text));
    const second = createFollowingCounter(counter, first.counted());
    for (const text of runs) {
      const edited = text.replace('3/4', 'side');
      assert.equal(second.count(edited), counter.count(edited));
    }
    assert.equal(second.counted().length, 3);
  });

  it('remembers only what was counted for its version', () => {
    const first = createFollowingCounter(counter, []);
    first.count(TEXT);
    const second = createFollowingCounter(counter, first.counted());
    second.count(`${TEXT}!`);
    assert.deepEqual(
      second.counted().map(({ text }) => text.length),
      [TEXT.length + 1],
    );
  });

  it('remembers no short texts', () => {
    const following = createFollowingCounter(counter, []);
    following.count('A red fox');
    assert.deepEqual(following.counted(), []);
  });

  it('is as before when a count is given up half way', () => {
    const first = createFollowingCounter(counter, []);
    first.count(TEXT);
    const second = createFollowingCounter(counter, first.counted());
    const steps = second.countInSteps('y'.repeat(30_000) + TEXT);
    for (let step = 0; step < 5; step++) assert.equal(steps.next().done, false);
    assert.deepEqual(second.counted(), []);
    assert.equal(second.count(TEXT), counter.count(TEXT));
  });
});
