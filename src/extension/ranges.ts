import * as vscode from 'vscode';
import type { LineIndex, Span } from '../core/index.ts';

/** A stretch of an analysed text as the editor counts it. */
export function toRange(lines: LineIndex, span: Span): vscode.Range {
  const { start, end } = lines.rangeOf(span);
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
