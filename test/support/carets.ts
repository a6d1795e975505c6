import assert from 'node:assert/strict';
import type { Finding } from '../../src/core/text/finding.ts';
import type { Span } from '../../src/core/text/span.ts';

/** A stretch that a fixture underlines with carets, and the word behind them. */
export interface Mark {
  readonly span: Span;
  readonly label: string;
}

/** A fixture's text without its caret lines, and what they underline. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** How the lines of a fixture end, and what its text begins with. */
export interface FixtureForm {
  readonly eol?: string;
  readonly prefix?: string;
}

const CARETS = /^( *)(\^+) (.+)$/u;

/**
 * Reads a fixture in which lines of carets stand below the text they mean, each with a label:
 *
 *     quality: lo
 *              ^^ header/invalid-value
 *
 * Columns are UTF-16 units, as in the engine.
 */
export function readCarets(
  fixture: string,
  { eol = '\n', prefix = '' }: FixtureForm = {},
): MarkedText {
  let text = prefix;
  let lineStart = text.length;
  const marks: Mark[] = [];
  const lines = fixture.split('\n');
  for (const [index, line] of lines.entries()) {
    const [, blanks, carets, label] = CARETS.exec(line) ?? [];
    if (blanks !== undefined && carets !== undefined && label !== undefined) {
      const start = lineStart + blanks.length;
      marks.push({ span: { start, end: start + carets.length }, label });
      continue;
    }
    lineStart = text.length;
    text += line + (index < lines.length - 1 ? eol : '');
  }
  return { text, marks };
}

/** Asserts that findings stand exactly where a fixture's carets are, under the rules that these name. */
export function assertFindings(findings: readonly Finding[], { text, marks }: MarkedText): void {
  const inOrder = (all: readonly (readonly [string, Span])[]): readonly string[] =>
    all
      .map(
        ([rule, { start, end }]) =>
          `${start}-${end} ${rule} ${JSON.stringify(text.slice(start, end))}`,
      )
      .sort();
  assert.deepEqual(
    inOrder(findings.map(({ ruleId, span }) => [ruleId, span])),
    inOrder(marks.map(({ label, span }) => [label, span])),
  );
}
