import * as vscode from 'vscode';
import { createLineIndex, LONGEST_TEMPLATE, type LineIndex, type Span } from '../core/index.ts';

/** The lines of a text, as far as it is analysed: those of a huge file would take longer than a frame. */
export function linesOf(text: string): LineIndex {
  return createLineIndex(text.length <= LONGEST_TEMPLATE ? text : text.slice(0, LONGEST_TEMPLATE));
}

/** A stretch of an analysed text as the editor counts it. */
export function toRange(lines: LineIndex, span: Span): vscode.Range {
  const { start, end } = lines.rangeOf(span);
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
