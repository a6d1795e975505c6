import type { ResolvedRequest } from '../pricing/request.ts';
import { shorten } from '../text/shorten.ts';
import { words, type Wording } from '../text/wording.ts';
import { encodingOfTextModel, type Encoding } from '../tokens/textModels.ts';
import type { TokenCounter } from '../tokens/tokenCounter.ts';

/** The counter of an encoding; undefined when it is not at hand. */
export type CounterLookup = (encoding: Encoding) => TokenCounter | undefined;

/** By what the beginning that a cache reuses is counted. */
export interface PrefixCounter {
  readonly counter: TokenCounter;
  /** Why the counts may be off, in a sentence; undefined when they are exact. */
  readonly doubt?: Wording;
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
  const encoding = encodingOf(request);
  const other = encoding === undefined ? undefined : lookup(encoding);
  if (other) return { counter: other };
  const doubt = encodingDoubt(request, counter.encoding);
  return {
    counter,
    ...(doubt === undefined ? {} : { doubt }),
    ...(encoding === undefined || encoding === counter.encoding ? {} : { missing: encoding }),
  };
}

/** Why what a cache reuses of a request may have other tokens than this encoding counts, in a sentence; else undefined. */
export function encodingDoubt(
  request: ResolvedRequest | undefined,
  used: string,
): Wording | undefined {
  if (request?.api !== 'responses') return undefined;
  const { mainlineModel } = request;
  if (mainlineModel === undefined) {
    return words(
      'Which text model reads the prompt is not named; what it can reuse is counted by {0}.',
      used,
    );
  }
  const name = shorten(mainlineModel);
  const encoding = encodingOf(request);
  if (encoding === undefined) {
    return words(
      'How the text model “{0}” counts is not known; what it can reuse is counted by {1}.',
      name,
      used,
    );
  }
  return encoding === used
    ? undefined
    : words(
        'The text model “{0}” counts by {1}; here what it can reuse is counted by {2}.',
        name,
        encoding,
        used,
      );
}

/** The encoding of what a cache reuses of a request, where it is not that of the image model. */
function encodingOf(request: ResolvedRequest | undefined): Encoding | undefined {
  if (request?.api !== 'responses' || request.mainlineModel === undefined) return undefined;
  return encodingOfTextModel(request.mainlineModel);
}
