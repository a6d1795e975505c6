import type * as vscode from 'vscode';
import { headerKeyAt, type AnalysedRequest, type Analysis, type Span } from '../core/index.ts';
import type { AnalysedDocument } from './analysisStore.ts';
import { toRange } from './ranges.ts';

type VariableTokens = Analysis['variables'][number];
type HeaderKey = NonNullable<ReturnType<typeof headerKeyAt>>['key'];
/** Header keys whose values are told by the price of the requests that they are in. */
const VALUE_KEYS = ['quality', 'size', 'model', 'n', 'batch'] as const;
type ValueKey = (typeof VALUE_KEYS)[number];

/** What of a template stands at a position. */
export type CursorPlace =
  | { readonly kind: 'key'; readonly key: HeaderKey; readonly range: vscode.Range }
  | { readonly kind: 'variable'; readonly variable: VariableTokens; readonly range: vscode.Range }
  | {
      /** The value of a key, and the requests that have it. */
      readonly kind: 'value';
      readonly key: ValueKey;
      readonly requests: readonly AnalysedRequest[];
      readonly range: vscode.Range;
    }
  /** The prompt's first line, which the lens stands above. */
  | { readonly kind: 'lens' };

/** What stands at a position of an analysed document; undefined where nothing has a number of its own. */
export function placeAt(
  known: AnalysedDocument,
  position: vscode.Position,
): CursorPlace | undefined {
  return keyAt(known, position) ?? variableAt(known, position) ?? requestsAt(known, position);
}

function keyAt(known: AnalysedDocument, position: vscode.Position): CursorPlace | undefined {
  const { analysis, document, lines } = known;
  const { headerSpan } = analysis.template;
  if (headerSpan === undefined || !isCurrent(known)) return undefined;
  const offset = document.offsetAt(position);
  if (offset > headerSpan.end) return undefined;
  const text = document.getText(toRange(lines, { start: 0, end: headerSpan.end }));
  const found = headerKeyAt(text, headerSpan, offset);
  return found && { kind: 'key', key: found.key, range: toRange(lines, found.span) };
}

function variableAt(known: AnalysedDocument, position: vscode.Position): CursorPlace | undefined {
  const { analysis, document, lines } = known;
  if (!isCurrent(known)) return undefined;
  const offset = document.offsetAt(position);
  const segment = analysis.template.segments.find(
    ({ kind, span }) => kind === 'variable' && span.start <= offset && offset <= span.end,
  );
  const name = segment?.kind === 'variable' ? segment.name : undefined;
  const variable = analysis.variables.find((one) => one.name === name);
  if (segment === undefined || variable === undefined) return undefined;
  return { kind: 'variable', variable, range: toRange(lines, segment.span) };
}

function requestsAt(
  { analysis, lines, promptLine }: AnalysedDocument,
  position: vscode.Position,
): CursorPlace | undefined {
  if (position.line === promptLine) return { kind: 'lens' };
  for (const key of VALUE_KEYS) {
    const spanOf = ({ request }: AnalysedRequest): Span | undefined => request.spans[key];
    const hit = analysis.requests.find((one) => {
      const span = spanOf(one);
      return span !== undefined && toRange(lines, span).contains(position);
    });
    const span = hit && spanOf(hit);
    if (span === undefined) continue;
    const requests = analysis.requests.filter((one) => spanOf(one)?.start === span.start);
    return { kind: 'value', key, requests, range: toRange(lines, span) };
  }
  return undefined;
}

/** Places in the text are those of the analysed version. */
function isCurrent({ document, version }: AnalysedDocument): boolean {
  return document.version === version;
}
