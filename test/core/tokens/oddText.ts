import fc from 'fast-check';

/** Every character of the White_Space property, and some that only look like it. */
const WHITE_SPACE = [
  ...Array.from(
    '\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
  ),
  ...Array.from('\u2028\u2029\u202f\u205f\u3000'),
  ...Array.from('\u180e\u200b\u200c\u200d\u2060\ufeff\x1c\x1d\x1e\x1f'),
  '\r\n',
];

const CONTRACTIONS = [
  ...["'s", "'S", "'\u017f", "'t", "'T", "'re", "'Re", "'rE", "'RE", "'ve", "'VE", "'m", "'M"],
  ...["'ll", "'Ll", "'LL", "'d", "'D", '\u2019s', "''s", "'x", "'\u212a", "'l", "'r", "'v", "'"],
];

/** Combining marks of several scripts, spacing and enclosing ones among them. */
const MARKS = [
  ...Array.from('\u0301\u0308\u0345\u05b0\u064b\u093e\u0e31\u20dd\u3099\ufe0f\u{1d165}\u{e0100}'),
];

/** Digits and numbers of other scripts, and number letters. */
const NUMBERS = [
  ...Array.from('0123456789\u0663\u06f4\u0967\u0e55\u2167\u00bd\u00b2\u3007\u3289\u{1d7d8}'),
];

/** Letters of all kinds of case, of scripts old and new. */
const LETTERS = [
  ...Array.from(
    'aZ\u00df\u00c9\u0130\u0131\u01c5\u01f2\u017f\u212a\u1e9e\ufb01\u03a3\u03c2\u0416\u0436',
  ),
  ...Array.from(
    '\u05d0\u0627\u0915\u0e01\u1100\uac00\u3042\u30ab\u4e2d\u6587\u02b0\u0640\u3005\uff21\uff41',
  ),
  ...Array.from(
    '\u10d0\u1c90\u13a0\uab70\u{10400}\u{10428}\u{1d400}\u{1d41a}\u{1e900}\u{1e922}\u{20000}',
  ),
];

const SIGNS = [
  ...Array.from('!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\u00a9\u2014\u2026\u3002\uff0c\u{1f600}\u{1f469}'),
  ...['\u{1f469}\u200d\u{1f680}', '\u{1f1e9}\u{1f1ea}', '\u2764\ufe0f', '/', '//', '\n/', '/\r\n'],
];

const WORDS = [
  ...['the', ' The', 'photograph', ' of', 'HTTPServer', 'iPhone', ' Köln', 'Straße', 'naïve'],
  ...['Übergröße', '東京都', '图像', 'изображение', 'صورة', 'תמונה', 'รูปภาพ', '그림', 'चित्र'],
];

const SPECIAL = ['<|endoftext|>', '<|endofprompt|>', '<|fim_prefix|>', '<|im_start|>'];

const fragment = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 4, arbitrary: fc.constantFrom(...WHITE_SPACE) },
  { weight: 3, arbitrary: fc.constantFrom(...LETTERS) },
  { weight: 2, arbitrary: fc.constantFrom(...CONTRACTIONS) },
  { weight: 2, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 2, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 3, arbitrary: fc.constantFrom(...SIGNS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 8 }) },
  // Halves of surrogate pairs, which may or may not meet.
  { weight: 1, arbitrary: fc.constantFrom('\ud83d', '\ude00', '\ud800', '\udfff', '\udbff') },
  { weight: 1, arbitrary: fc.constantFrom(...SPECIAL) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...LETTERS, ...WHITE_SPACE, ...SIGNS, ...MARKS), fc.nat(150))
      .map(([character, times]) => character.repeat(times)),
  },
);

/** Texts of whatever cuts and encodes in an unusual way, 0 to 24 fragments long. */
export const oddText = fc.array(fragment, { maxLength: 24 }).map((parts) => parts.join(''));
