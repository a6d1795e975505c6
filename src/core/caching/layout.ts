import type { Expansion } from '../template/expandPartials.ts';
import type { Template, VariableInput } from '../template/template.ts';
import type { Span } from '../text/span.ts';
import type { Wording } from '../text/wording.ts';
import type { Steps } from '../text/steps.ts';
import type { TokenCounter } from '../tokens/tokenCounter.ts';
import { dividePrompt, type DynamicPart, type PromptPart, type StaticPart } from './parts.ts';

/**
 * Fewest tokens of equal beginning that are cached at all.
 * Source: OpenAI's prompt caching guide (official); some earlier models begin later.
 */
export const SHORTEST_CACHED_PREFIX = 1_024;

/** Longest prompt whose layout is worked out, in UTF-16 units; the API accepts 32,000 characters. */
export const LONGEST_LAID_OUT = 40_000;
/** Most pieces of such a prompt; 32,000 characters hold 12,800 of a variable with a short name and a blank. */
const MOST_SEGMENTS = 20_000;

/** How a prompt is laid out for a cache, which reuses what is equal from the very beginning. */
export interface PromptLayout {
  /** What stays and what changes, in the order it is sent. */
  readonly parts: readonly PromptPart[];
  /** The template's own stretch before the first part that changes. */
  readonly prefixSpan: Span;
  /** The text of that stretch as sent, partials included. */
  readonly prefixText: string;
  readonly prefixTokens: number;
  /** Undefined when nothing changes. */
  readonly firstDynamic: DynamicPart | undefined;
  /** Tokens of text that stays, but stands behind the first part that changes. */
  readonly strandedTokens: number;
  /** Why these tokens may be off, in a sentence; undefined when they are exact. */
  readonly doubt?: Wording;
}

/** Works out a template's layout; undefined for a prompt far longer than the API accepts. */
export function* layOutPrompt(
  text: string,
  { promptSpan }: Template,
  { segments }: Expansion,
  inputs: ReadonlyMap<string, VariableInput>,
  counter: TokenCounter,
): Steps<PromptLayout | undefined> {
  if (segments.length > MOST_SEGMENTS) return undefined;
  let length = 0;
  for (const segment of segments) if (segment.kind === 'text') length += segment.text.length;
  if (length > LONGEST_LAID_OUT) return undefined;
  const parts = yield* dividePrompt(text, segments, inputs);
  const first = parts.findIndex(({ kind }) => kind === 'dynamic');
  const cut = first < 0 ? parts.length : first;
  const firstDynamic = parts[cut];
  const prefixText = textOf(parts.slice(0, cut));
  const prefixTokens = yield* counter.countInSteps(prefixText);
  let strandedTokens = 0;
  for (const run of staticRuns(parts.slice(cut))) {
    strandedTokens += yield* counter.countInSteps(run);
  }
  return {
    parts,
    prefixSpan: { start: promptSpan.start, end: firstDynamic?.span.start ?? promptSpan.end },
    prefixText,
    prefixTokens,
    firstDynamic: firstDynamic?.kind === 'dynamic' ? firstDynamic : undefined,
    strandedTokens,
  };
}

/** The text of the parts that stay, as sent. */
export function textOf(parts: readonly PromptPart[]): string {
  return parts
    .filter((part): part is StaticPart => part.kind === 'static')
    .map(({ text }) => text)
    .join('');
}

function staticRuns(parts: readonly PromptPart[]): readonly string[] {
  const runs: string[] = [];
  let run: string[] = [];
  for (const part of parts) {
    if (part.kind === 'static') {
      run.push(part.text);
      continue;
    }
    if (run.length > 0) runs.push(run.join(''));
    run = [];
  }
  if (run.length > 0) runs.push(run.join(''));
  return runs;
}
