import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createTokenCounter } from '../../../src/core/tokens/bytePairCounter.ts';
import { counterOf, ENCODINGS, judgeOf, rankTable } from './judge.ts';
import { DIFFERENCES } from './jsTiktokenDifferences.ts';
import { oddText } from './oddText.ts';

for (const encoding of ENCODINGS) {
  describe(`createTokenCounter, for ${encoding}`, () => {
    const counter = counterOf(encoding);
    const judge = judgeOf(encoding);

    it('counts as tiktoken counts', () => {
      fc.assert(
        fc.property(oddText, (text) => {
          assert.equal(counter.count(text), judge(text));
        }),
        { numRuns: 1_000 },
      );
    });

    it('counts as tiktoken where js-tiktoken miscounts', () => {
      for (const { text } of DIFFERENCES) assert.equal(counter.count(text), judge(text), text);
    });

    it('counts pieces around the lengths where another method takes over', () => {
      for (const character of ['x', ' ', '\n', '-', '\u00e9', '字', '😀']) {
        for (const length of [7, 8, 9, 16, 17, 127, 128, 129, 255, 256, 257, 400]) {
          const text = character.repeat(length);
          assert.equal(counter.count(text), judge(text), `${length} × ${character}`);
        }
      }
    });

    it('counts nothing in nothing', () => {
      assert.equal(counter.count(''), 0);
    });

    it('counts the names of special tokens as the text they are', () => {
      const text = 'before <|endoftext|> behind';
      assert.equal(counter.count(text), judge(text));
      assert.ok(counter.count('<|endoftext|>') > 1);
    });
  });
}

describe('createTokenCounter', () => {
  const counter = counterOf('o200k_base');

  for (const { text, tokens } of DIFFERENCES) {
    it(`counts ${tokens} tokens in ${JSON.stringify(text)}`, () => {
      assert.equal(counter.count(text), tokens);
    });
  }

  it('counts several texts at once', () => {
    const texts = ['a tall vase '.repeat(900), '字'.repeat(9_000), 'x'.repeat(9_000)];
    const running = texts.map((text) => counter.countInSteps(text));
    const found = running.map(() => -1);
    while (found.includes(-1)) {
      for (const [index, steps] of running.entries()) {
        const step = steps.next();
        if (step.done === true && found[index] === -1) found[index] = step.value;
      }
    }
    assert.deepEqual(
      found,
      texts.map((text) => counter.count(text)),
    );
  });

  it('counts the same again after other texts', () => {
    const text = 'A porcelain teapot, studio light, 85 mm. '.repeat(20);
    const first = counter.count(text);
    fc.assert(
      fc.property(oddText, (other) => {
        counter.count(other);
        return counter.count(text) === first;
      }),
      { numRuns: 50 },
    );
  });

  it('pauses in long texts and in long pieces', () => {
    for (const text of ['a word '.repeat(10_000), 'x'.repeat(70_000), '\u200b'.repeat(70_000)]) {
      const steps = counter.countInSteps(text);
      let pauses = 0;
      while (steps.next().done !== true) pauses++;
      assert.ok(pauses > 25, `${pauses} pauses`);
    }
  });

  it('refuses an encoding that it cannot cut for', () => {
    const unknown = { ...rankTable('cl100k_base'), encoding: 'p50k_base' };
    assert.throws(() => createTokenCounter(unknown), /p50k_base/u);
  });
});
