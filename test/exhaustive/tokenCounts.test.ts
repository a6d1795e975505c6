import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodedRanks } from '../../scripts/ranks.mts';
import { counterOf, ENCODINGS, judgeOf } from '../core/tokens/judge.ts';
import { oddText } from '../core/tokens/oddText.ts';
import { randomOf } from '../core/tokens/randomEdits.ts';

/** What stands around a character decides how it is cut; `@` is where the character goes. */
const CONTEXTS = [
  '@',
  'a@a',
  'A@b',
  ' @ ',
  '1@1',
  '.@a',
  '\n@\n',
  "a'@",
  '@A@',
  ' @.',
  'a @\u0301',
];

for (const encoding of ENCODINGS) {
  describe(`the ${encoding} counter, against tiktoken`, () => {
    const counter = counterOf(encoding);
    const judge = judgeOf(encoding);
    const differing = (texts: Iterable<string>): readonly string[] => {
      const wrong: string[] = [];
      for (const text of texts) if (counter.count(text) !== judge(text)) wrong.push(text);
      return wrong;
    };

    for (const context of CONTEXTS) {
      it(`counts every code point in ${JSON.stringify(context)}`, () => {
        assert.deepEqual(differing(everyCodePointIn(context)), []);
      });
    }

    it('counts 200,000 generated texts', () => {
      const isCounted = (text: string): boolean => counter.count(text) === judge(text);
      fc.assert(fc.property(oddText, isCounted), { numRuns: 200_000 });
    });

    const tokens = decodedRanks(encoding).map((bytes) => Buffer.from(bytes).toString());

    it('counts every token of the vocabulary', () => {
      assert.deepEqual(differing(tokens), []);
    });

    it('counts every token between random neighbours', () => {
      const any = randomOf(1);
      const neighbour = (): string => tokens[any(tokens.length)] ?? '';
      assert.deepEqual(differing(tokens.map((token) => neighbour() + token + neighbour())), []);
    });
  });
}

function* everyCodePointIn(context: string): Generator<string> {
  for (let code = 0; code < 0x110000; code++) {
    yield context.replaceAll('@', String.fromCodePoint(code));
  }
}
