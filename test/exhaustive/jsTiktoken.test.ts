import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Tiktoken } from 'js-tiktoken/lite';
import o200k from 'js-tiktoken/ranks/o200k_base';
import { classAt, LETTER, MARK, NUMBER } from '../../src/core/tokens/bpe/characterClasses.ts';
import { counterOf } from '../core/tokens/judge.ts';
import { DIFFERENCES } from '../core/tokens/jsTiktokenDifferences.ts';
import { oddText } from '../core/tokens/oddText.ts';

describe('js-tiktoken', () => {
  const counter = counterOf('o200k_base');
  const peer = new Tiktoken(o200k);
  const count = (text: string): number => peer.encode(text, [], []).length;

  for (const { text, tokens, jsTiktoken } of DIFFERENCES) {
    it(`counts ${jsTiktoken} tokens in ${JSON.stringify(text)}, where ${tokens} are right`, () => {
      // An engine of an older Unicode does not know the newest letters, and counts them right.
      const isNewer = /^[\u{10940}\ua7ce\u{16ebb}]/u.test(text);
      assert.equal(count(text), isNewer && !/^\p{L}/u.test(text) ? tokens : jsTiktoken);
      assert.equal(counter.count(text), tokens);
    });
  }

  it('counts all other generated texts as we do', () => {
    fc.assert(
      fc.property(oddText, (text) => {
        fc.pre(!/[\ufeff\x85]/u.test(text) && !hasNewerCharacter(text));
        assert.equal(count(text), counter.count(text));
      }),
      { numRuns: 10_000 },
    );
  });
});

/** Whether the engine takes a character for a letter, mark or number that was none in our Unicode version. */
function hasNewerCharacter(text: string): boolean {
  let index = 0;
  for (const character of text) {
    const known = classAt(text, index) & (LETTER | MARK | NUMBER);
    if (known === 0 && /[\p{L}\p{M}\p{N}]/u.test(character)) return true;
    index += character.length;
  }
  return false;
}
