import type { Steps } from '../text/steps.ts';

/** Counts the tokens of a text; exact for its encoding. Special-token names in the text are plain text. */
export interface TokenCounter {
  /** The encoding's name, such as `o200k_base`. */
  readonly encoding: string;
  count(text: string): number;
  /** The same count, in steps that never hold up the thread. */
  countInSteps(text: string): Steps<number>;
}
