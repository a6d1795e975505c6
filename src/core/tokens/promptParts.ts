import type { Segment, VariableInput } from '../template/template.ts';
import type { Span } from '../text/span.ts';
import type { Steps } from '../text/steps.ts';
import type { TokenCounter } from './tokenCounter.ts';

/** The values of every variable of a prompt, by name; an empty list for one without any. */
export type VariableValues = ReadonlyMap<string, readonly string[]>;

/** Text as sent, or a variable to fill in. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly place?: Span }
  | { readonly kind: 'variable'; readonly name: string };

/** A prompt cut where its text is not known; on both sides of such a cut tokens are counted apart. */
export interface PromptParts {
  readonly runs: readonly (readonly Part[])[];
  /** How many places stand for a variable without a value. */
  readonly unknowns: number;
  /** Length with the longest value of each variable, in UTF-16 units. */
  readonly longestLength: number;
}

/** A prompt with its variables filled in. */
export interface Rendering {
  readonly tokens: number;
  /** Code points. */
  readonly characters: number;
}

const SEGMENTS_PER_STEP = 2_048;
/** Each run is counted by itself, however short it is. */
const RUNS_PER_STEP = 256;

/** Collects what each variable may be: the declared values, else the first default written in the prompt itself. */
export function* valuesOfVariables(
  segments: readonly Segment[],
  inputs: ReadonlyMap<string, VariableInput>,
): Steps<VariableValues> {
  const values = new Map<string, readonly string[]>();
  for (const [index, segment] of segments.entries()) {
    if (index % SEGMENTS_PER_STEP === SEGMENTS_PER_STEP - 1) yield;
    if (segment.kind !== 'variable') continue;
    const { name, inlineDefault } = segment;
    if ((values.get(name)?.length ?? 0) > 0) continue;
    const declared = [...new Set(inputs.get(name)?.values)];
    const inline = inlineDefault === undefined ? [] : [inlineDefault];
    values.set(name, declared.length > 0 ? declared : inline);
  }
  return values;
}

/** Cuts a prompt at variables without a value and at partials. */
export function* cutAtUnknowns(
  segments: readonly Segment[],
  values: VariableValues,
): Steps<PromptParts> {
  const runs: Part[][] = [];
  let run: Part[] = [];
  let unknowns = 0;
  let longestLength = 0;
  const lengths = new Map(
    [...values].map(([name, texts]) => [name, Math.max(0, ...texts.map((text) => text.length))]),
  );
  const cut = (): void => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const [index, segment] of segments.entries()) {
    if (index % SEGMENTS_PER_STEP === SEGMENTS_PER_STEP - 1) yield;
    if (segment.kind === 'text') {
      run.push(textPart(segment));
      longestLength += segment.text.length;
    } else if (segment.kind === 'partial') cut();
    else if (segment.kind === 'variable') {
      if (values.get(segment.name)?.length) {
        run.push(segment);
        longestLength += lengths.get(segment.name) ?? 0;
      } else {
        cut();
        unknowns++;
      }
    }
  }
  cut();
  return { runs, unknowns, longestLength };
}

/** Counts the known text of a prompt with one value for each variable, which `valueOf` tells by its name. */
export function* countRendering(
  { runs }: PromptParts,
  valueOf: (name: string) => string,
  counter: TokenCounter,
): Steps<Rendering> {
  let tokens = 0;
  let characters = 0;
  for (const [at, run] of runs.entries()) {
    if (at % RUNS_PER_STEP === RUNS_PER_STEP - 1) yield;
    const texts: string[] = [];
    for (const [index, part] of run.entries()) {
      texts.push(part.kind === 'text' ? part.text : valueOf(part.name));
      if (index % SEGMENTS_PER_STEP === SEGMENTS_PER_STEP - 1) yield;
    }
    const text = texts.join('');
    const [only] = run.length === 1 ? run : [];
    tokens += yield* counter.countInSteps(text, only?.kind === 'text' ? only.place : undefined);
    characters += yield* countCodePoints(text);
  }
  return { tokens, characters };
}

/** Text with its place in the document; what was unescaped, or comes from a partial, has none. */
function textPart(
  segment: Extract<Segment, { kind: 'text' }> & { readonly origin?: string },
): Part {
  const { kind, text, span, origin } = segment;
  const isVerbatim = origin === undefined && span.end - span.start === text.length;
  return isVerbatim ? { kind, text, place: span } : { kind, text };
}

function* countCodePoints(text: string): Steps<number> {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff && isFirstHalf(text, index - 1);
    if (!isSecondHalf) count++;
    if (index % 65_536 === 65_535) yield;
  }
  return count;
}

function isFirstHalf(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff;
}
