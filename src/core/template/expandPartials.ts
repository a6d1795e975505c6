import type { Span } from '../text/span.ts';
import type { Steps } from '../text/steps.ts';
import { lexBody } from './body.ts';
import { splitFrontMatter } from './frontMatter.ts';
import type { PartialLookup } from './partialFiles.ts';
import { isPlainName } from './partialPaths.ts';
import { trimBlankLines } from './promptText.ts';
import type { Segment } from './template.ts';

/** A segment that may come from a partial: then its span is that of the include in the template itself. */
export type ExpandedSegment = Segment & {
  /** The partial's path; absent for the template's own text. */
  readonly origin?: string;
  /** As the partial writes it; absent for the template's own text. */
  readonly source?: string;
};

/** Why a partial is not in the text that is counted. */
export interface PartialProblem {
  readonly kind: 'missing' | 'cycle' | 'too-large';
  readonly name: string;
  /** The include in the template itself that leads to it. */
  readonly span: Span;
  /** The files that include each other, for a cycle. */
  readonly chain: readonly string[];
}

/** A prompt with the text of its partials in it. */
export interface Expansion {
  /** Partials that could not be put in are still segments of their own. */
  readonly segments: readonly ExpandedSegment[];
  readonly problems: readonly PartialProblem[];
}

/** Longest text that partials may unfold into, in UTF-16 units: small files that include each other twice could fill the memory. */
const LONGEST_EXPANSION = 4_000_000;
/** What one include counts towards that, so that empty partials come to an end too. */
const INCLUDE_WEIGHT = 256;
const DEEPEST_NESTING = 30;
const SEGMENTS_PER_STEP = 1_024;
const INCLUDES_PER_STEP = 16;

/**
 * Puts the text of partials where they are included: a partial's body without its surrounding blank lines.
 *
 * @param path the template's, relative to the project's folder and with `/`.
 */
export function* expandPartials(
  segments: readonly Segment[],
  path: string,
  lookup: PartialLookup,
): Steps<Expansion> {
  if (!segments.some(({ kind }) => kind === 'partial')) return { segments, problems: [] };
  return yield* new Expander(lookup).run(segments, path);
}

/** A partial's body, and the text of its whole file. */
interface PartialBody {
  readonly segments: readonly Segment[];
  readonly text: string;
}

class Expander {
  readonly #lookup: PartialLookup;
  readonly #bodies = new Map<string, PartialBody>();
  readonly #problems: PartialProblem[] = [];
  readonly #segments: ExpandedSegment[] = [];
  #length = 0;
  #includes = 0;

  constructor(lookup: PartialLookup) {
    this.#lookup = lookup;
  }

  *run(segments: readonly Segment[], path: string): Steps<Expansion> {
    yield* this.#expand({ segments, text: '' }, [path], undefined);
    return { segments: this.#segments, problems: this.#problems };
  }

  /** @param include where the template itself includes what is expanded; undefined for its own text. */
  *#expand(
    { segments, text }: PartialBody,
    chain: readonly string[],
    include: Span | undefined,
  ): Steps<void> {
    const path = chain.at(-1) ?? '';
    for (const [index, segment] of segments.entries()) {
      if (index % SEGMENTS_PER_STEP === SEGMENTS_PER_STEP - 1) yield;
      const span = include ?? segment.span;
      const placed =
        include === undefined
          ? segment
          : {
              ...segment,
              span,
              origin: path,
              source: text.slice(segment.span.start, segment.span.end),
            };
      if (segment.kind !== 'partial') {
        this.#length += segment.kind === 'text' ? segment.text.length : 1;
        this.#segments.push(placed);
        continue;
      }
      const file = isPlainName(segment.name) ? this.#lookup(path, segment.name) : undefined;
      const problem = this.#problemOf(segment.name, file?.path, chain);
      if (problem !== undefined || file === undefined) {
        // An expression names another partial in each call; there is nothing wrong about it.
        if (problem !== undefined && isPlainName(segment.name)) {
          this.#problems.push({ ...problem, name: segment.name, span });
        }
        this.#segments.push(placed);
        continue;
      }
      this.#length += INCLUDE_WEIGHT;
      // A pause passes through every level of nesting, so one for each include would be most of the work.
      if (++this.#includes % INCLUDES_PER_STEP === 0) yield;
      const body = yield* this.#bodyOf(file.path, file.text);
      yield* this.#expand(body, [...chain, file.path], span);
    }
  }

  #problemOf(
    name: string,
    file: string | undefined,
    chain: readonly string[],
  ): Pick<PartialProblem, 'kind' | 'chain'> | undefined {
    if (file === undefined) return { kind: 'missing', chain: [] };
    const seen = chain.indexOf(file);
    if (seen >= 0) return { kind: 'cycle', chain: [...chain.slice(seen), file] };
    if (this.#length > LONGEST_EXPANSION || chain.length > DEEPEST_NESTING) {
      return { kind: 'too-large', chain: [name] };
    }
    return undefined;
  }

  *#bodyOf(path: string, text: string): Steps<PartialBody> {
    const known = this.#bodies.get(path);
    if (known) return known;
    const body = yield* lexBody(text, splitFrontMatter(text).bodySpan);
    const read = { segments: trimBlankLines(body.segments), text };
    this.#bodies.set(path, read);
    return read;
  }
}
