import type { Span } from '../text/span.ts';
import type { Steps } from '../text/steps.ts';

/** Counts the tokens of a text; exact for its encoding. Special-token names in the text are plain text. */
export interface TokenCounter {
  /** The encoding's name, such as `o200k_base`. */
  readonly encoding: string;
  count(text: string): number;
  /**
   * The same count, in steps that never hold up the thread.
   *
   * @param place where the text stands in the document, when it is exactly a stretch of it.
   */
  countInSteps(text: string, place?: Span): Steps<number>;
}
