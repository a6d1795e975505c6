import assert from 'node:assert/strict';
import { runSteps } from '../../src/core/text/steps.ts';
import { EMPTY_DOCUMENT, followChange } from '../../src/core/tokens/documentCount.ts';
import {
  createFollowingCounter,
  type CountedText,
} from '../../src/core/tokens/followingCounter.ts';
import { counterOf, ENCODINGS } from '../core/tokens/judge.ts';
import { editOf, randomOf } from '../core/tokens/randomEdits.ts';

for (const encoding of ENCODINGS) {
  const counter = counterOf(encoding);

  describe(`followChange, for ${encoding}`, () => {
    it('equals a full recount after each of 100,000 random edits', () => {
      const random = randomOf(1);
      let text = '';
      let counted = EMPTY_DOCUMENT;
      for (let edit = 0; edit < 100_000; edit++) {
        const { text: edited, change } = editOf(text, random);
        counted = runSteps(followChange(counted, edited, change, counter));
        text = edited;
        assert.equal(counted.tokens, counter.count(text), `edit ${edit}`);
      }
    });
  });

  describe(`createFollowingCounter, for ${encoding}`, () => {
    it('ends equal to a fresh count after 10,000 random edits', () => {
      const random = randomOf(2);
      let text = '';
      let before: readonly CountedText[] = [];
      for (let edit = 0; edit < 10_000; edit++) {
        ({ text } = editOf(text, random));
        const following = createFollowingCounter(counter, before);
        following.count(text);
        before = following.counted();
      }
      assert.equal(createFollowingCounter(counter, before).count(text), counter.count(text));
    });

    it('equals a fresh count after each of 10,000 random edits whose place is told', () => {
      const random = randomOf(3);
      let text = '';
      let before: readonly CountedText[] = [];
      for (let edit = 0; edit < 10_000; edit++) {
        const edited = editOf(text, random);
        ({ text } = edited);
        const following = createFollowingCounter(counter, before, edited.change);
        const counted = runSteps(following.countInSteps(text, { start: 0, end: text.length }));
        assert.equal(counted, counter.count(text), `edit ${edit}`);
        before = following.counted();
      }
    });
  });
}
