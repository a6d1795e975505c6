/**
 * How o200k_base cuts text into pieces; merging never crosses a cut.
 *
 * This is the pattern that ships with the ranks, with two repairs so that it cuts as the Rust original
 * does: `\s` is spelled out, because JavaScript's holds U+FEFF and lacks U+0085, and the contractions
 * know the long s (U+017F), which Rust folds to `s` when it ignores case.
 */
export function createO200kPattern(): RegExp {
  const space = String.raw`\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
  const contraction = `(?:'(?:[sStTmMdD\u017f]|[rR][eE]|[vV][eE]|[lL][lL]))?`;
  const upper = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`;
  const lower = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`;
  const alternatives = [
    String.raw`[^\r\n\p{L}\p{N}]?${upper}*${lower}+${contraction}`,
    String.raw`[^\r\n\p{L}\p{N}]?${upper}+${lower}*${contraction}`,
    String.raw`\p{N}{1,3}`,
    String.raw` ?[^${space}\p{L}\p{N}]+[\r\n/]*`,
    String.raw`[${space}]*[\r\n]+`,
    String.raw`[${space}]+(?![^${space}])`,
    `[${space}]+`,
  ];
  return new RegExp(alternatives.join('|'), 'gu');
}
