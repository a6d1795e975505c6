import type { ResolvedRequest } from '../pricing/request.ts';
import { shorten } from '../text/shorten.ts';
import { encodingOfTextModel, type Encoding } from '../tokens/textModels.ts';
import type { TokenCounter } from '../tokens/tokenCounter.ts';

/** The counter of an encoding; undefined when it is not at hand. */
export type CounterLookup = (encoding: Encoding) => TokenCounter | undefined;

/** By what the beginning that a cache reuses is counted. */
export interface PrefixCounter {
  readonly counter: TokenCounter;
  /** Why the counts may be off, in a sentence; undefined when they are exact. */
  readonly doubt?: string;
  /** The encoding that it would have to be, but that is not at hand. */
  readonly missing?: Encoding;
}

/**
 * Chooses the counter of a request's beginning: on the Images API that of the image model's prompts, in the Responses
 * API that of the text model, which is what reads and caches it there.
 *
 * @param counter the counter of prompts.
 */
export function prefixCounter(
  request: ResolvedRequest | undefined,
  counter: TokenCounter,
  lookup: CounterLookup,
): PrefixCounter {
  if (request?.api !== 'responses') return { counter };
  const standIn = `the tokens of its beginning are counted by ${counter.encoding}`;
  const { mainlineModel } = request;
  if (mainlineModel === undefined) {
    return { counter, doubt: `Which text model reads the prompt is not named; ${standIn}.` };
  }
  const name = `“${shorten(mainlineModel)}”`;
  const encoding = encodingOfTextModel(mainlineModel);
  if (encoding === undefined) {
    return { counter, doubt: `How the text model ${name} counts is not known; ${standIn}.` };
  }
  if (encoding === counter.encoding) return { counter };
  const other = lookup(encoding);
  if (other) return { counter: other };
  return {
    counter,
    doubt: `The text model ${name} counts by ${encoding}, whose table is not here; ${standIn}.`,
    missing: encoding,
  };
}
