import type { Span } from '../text/span.ts';
import { CHANGES, type ComparedText, type TextUnit } from './units.ts';

/** What is known about a template among others. */
export interface IndexedTemplate extends ComparedText {
  /** Relative to the project's folder, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly promptSpan: Span;
  /** Requests of different scopes (API and model) never share a cache. */
  readonly scope: string;
}

/** What is sent before the first part that changes. */
export function prefixOf({ sent }: ComparedText): string {
  const end = sent.indexOf(CHANGES);
  return end < 0 ? sent : sent.slice(0, end);
}

/** Stretches of a prompt as sent in which units have nothing but white space between them. */
export function runsOf({ sent }: ComparedText, units: readonly TextUnit[]): readonly Span[] {
  const runs: Span[] = [];
  for (const { sent: span } of units) {
    const before = runs.at(-1);
    if (before && !/\S/u.test(sent.slice(before.end, span.start))) {
      runs[runs.length - 1] = { start: before.start, end: span.end };
    } else runs.push(span);
  }
  return runs;
}
