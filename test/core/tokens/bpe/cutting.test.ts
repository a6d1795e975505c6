import assert from 'node:assert/strict';
import { cutCl100k, cutO200k, type CutPiece } from '../../../../src/core/tokens/bpe/cutting.ts';
import { unitsOf } from './units.ts';

function pieces(cut: CutPiece, text: string): readonly string[] {
  const units = unitsOf(text);
  const found: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = cut(units, start, text.length);
    found.push(text.slice(start, end));
    start = end;
  }
  return found;
}

/** Pieces by the patterns, worked out by hand; the second list where cl100k_base differs. */
const CASES: readonly (readonly [string, readonly string[], (readonly string[])?])[] = [
  // Words take one sign or blank before them.
  ['a red fox', ['a', ' red', ' fox']],
  ['.a!b\tc', ['.a', '!b', '\tc']],
  ['\na', ['\n', 'a']],
  ['1a', ['1', 'a']],
  // Capitals begin a word; cl100k_base does not mind case.
  ['HTTPServer', ['HTTPServer']],
  ['iPhone', ['i', 'Phone'], ['iPhone']],
  ['fooBARbaz', ['foo', 'BARbaz'], ['fooBARbaz']],
  ['ABC字D', ['ABC字', 'D'], ['ABC字D']],
  ['字ABC', ['字', 'ABC'], ['字ABC']],
  ['ǅa', ['ǅa']],
  // Marks belong to words, as their first sign too; in cl100k_base they are signs.
  ['e\u0301a', ['e\u0301a'], ['e', '\u0301a']],
  ['\u0301AB', ['\u0301', 'AB'], ['\u0301AB']],
  [' \u0301', [' \u0301']],
  // Contractions end a word; in cl100k_base they stand by themselves.
  ["don't", ["don't"], ['don', "'t"]],
  ["WE'LLx", ["WE'LL", 'x'], ['WE', "'LL", 'x']],
  ["a'\u017fb", ["a'\u017f", 'b'], ['a', "'\u017f", 'b']],
  ["a'xyz", ['a', "'xyz"]],
  ["'sun", ["'sun"], ["'s", 'un']],
  ["a're'", ["a're", "'"], ['a', "'re", "'"]],
  ["a'r", ['a', "'r"]],
  // Digits of any script, by threes.
  ['1234567', ['123', '456', '7']],
  ['x\u0661\u0662\u00bd\u2167', ['x', '\u0661\u0662\u00bd', '\u2167']],
  [' 42', [' ', '42']],
  ['\u{1d7d8}\u{1d7d9}12', ['\u{1d7d8}\u{1d7d9}1', '2']],
  // Signs take a blank before and line breaks behind; o200k_base slashes too.
  [' !?', [' !?']],
  ['\t!?', ['\t', '!?']],
  ['a,\n/\nb', ['a', ',\n/\n', 'b'], ['a', ',\n', '/\n', 'b']],
  ['!!a', ['!!', 'a']],
  ['😀😀a', ['😀😀', 'a']],
  [' 😀a', [' 😀', 'a']],
  ['😀a', ['😀a']],
  // White space ends at its last line break, or leaves one blank to what follows.
  ['a   b', ['a', '  ', ' b']],
  ['a   1', ['a', '  ', ' ', '1']],
  ['a \n \n  b', ['a', ' \n \n', ' ', ' b']],
  ['a  ', ['a', '  ']],
  ['\u3000\u3000字', ['\u3000', '\u3000字']],
  ['\x85a', ['\x85a']],
  [' \x85', [' \x85']],
  ['\ufeffa', ['\ufeffa']],
  [' \ufeff', [' \ufeff']],
  ['\ufeff ', ['\ufeff', ' ']],
  // A lone surrogate is the sign U+FFFD.
  ['a\ud83d', ['a', '\ud83d']],
  ['\ude00a', ['\ude00a']],
  ['\ud83d\ud83d\ude00', ['\ud83d\ud83d\ude00']],
  // Letters of Unicode 17 are none in Unicode 16.
  ['a\u{10940}', ['a', '\u{10940}']],
];

describe('cutO200k', () => {
  for (const [text, expected] of CASES) {
    it(`cuts ${JSON.stringify(text)}`, () => {
      assert.deepEqual(pieces(cutO200k, text), expected);
    });
  }
});

describe('cutCl100k', () => {
  for (const [text, o200k, expected = o200k] of CASES) {
    it(`cuts ${JSON.stringify(text)}`, () => {
      assert.deepEqual(pieces(cutCl100k, text), expected);
    });
  }
});
