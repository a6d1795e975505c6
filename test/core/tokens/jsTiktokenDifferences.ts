/** A text that js-tiktoken counts otherwise than OpenAI's tiktoken does. */
interface Difference {
  readonly text: string;
  /** Tokens by tiktoken 1.0.22. */
  readonly tokens: number;
  /** Tokens by js-tiktoken 1.0.21 on an engine of Unicode 17. */
  readonly jsTiktoken: number;
}

/** The kinds of text that js-tiktoken is known to miscount in o200k_base, as docs/tokenizer.md lists them. */
export const DIFFERENCES: readonly Difference[] = [
  // U+FEFF is white space to JavaScript, and none to Unicode.
  { text: ' \ufeffa', tokens: 2, jsTiktoken: 3 },
  { text: ' \ufeff!', tokens: 2, jsTiktoken: 3 },
  { text: "\ufeff'a", tokens: 3, jsTiktoken: 2 },
  // U+0085 is white space to Unicode, and none to JavaScript.
  { text: ' \x85a', tokens: 4, jsTiktoken: 3 },
  { text: ' \x85!', tokens: 4, jsTiktoken: 3 },
  { text: "\x85'a", tokens: 3, jsTiktoken: 4 },
  // Letters of Unicode 17 are letters where the engine knows them; tiktoken cuts by Unicode 16.
  { text: "\u{10940}'a", tokens: 6, jsTiktoken: 5 },
  { text: "\ua7ce's", tokens: 5, jsTiktoken: 4 },
  { text: "\u{16ebb}'A", tokens: 6, jsTiktoken: 5 },
];
