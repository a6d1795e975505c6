import assert from 'node:assert/strict';
import { runSteps } from '../../../src/core/text/steps.ts';
import type { TextChange } from '../../../src/core/tokens/documentCount.ts';
import {
  createFollowingCounter,
  type CountedText,
} from '../../../src/core/tokens/followingCounter.ts';
import { composeChanges } from '../../../src/core/tokens/textChange.ts';
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

  it('ends equal to a fresh count after 500 random edits whose place is told', () => {
    const random = randomOf(8);
    let document = TEXT.slice(0, 7_000);
    let before: readonly CountedText[] = [];
    for (let version = 0; version < 500; version++) {
      // Several cursors at once, or several keys between two counts.
      let edit: TextChange | undefined;
      for (let keys = random(4); keys >= 0; keys--) {
        const edited = editOf(document, random);
        edit = edit ? composeChanges(edit, edited.change) : edited.change;
        document = edited.text;
      }
      const place = { start: Math.min(document.length, 3), end: document.length };
      const prompt = document.slice(place.start);
      const following = createFollowingCounter(counter, before, edit);
      const counted = runSteps(following.countInSteps(prompt, place));
      assert.equal(counted, counter.count(prompt), `version ${version}`);
      before = following.counted();
    }
  });

  it('counts right what is told wrong, as far as lengths and surroundings show it', () => {
    const place = { start: 0, end: TEXT.length };
    const first = createFollowingCounter(counter, []);
    runSteps(first.countInSteps(TEXT, place));
    const edited = `${TEXT.slice(0, 500)}!!${TEXT.slice(500)}`;
    for (const edit of [
      { start: 490, oldEnd: 490, newEnd: 492 },
      { start: 500, oldEnd: 500, newEnd: 501 },
      { start: 0, oldEnd: 0, newEnd: 2 },
    ]) {
      const second = createFollowingCounter(counter, first.counted(), edit);
      const now = { start: 0, end: edited.length };
      assert.equal(runSteps(second.countInSteps(edited, now)), counter.count(edited));
    }
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
