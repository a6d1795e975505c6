import * as vscode from 'vscode';
import {
  cheaperQuality,
  costMatrix,
  headerKeyAt,
  headerKeyMarkdown,
  hoverMarkdown,
  variableMarkdown,
  type AnalysedRequest,
  type Span,
} from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { COMMANDS } from '../ids.ts';
import { toRange } from '../ranges.ts';
import { readSettings } from '../settings.ts';

/** Requests that a hover shows; the breakdown has them all. */
const MOST_REQUESTS = 3;

/**
 * Shows what stands under the pointer: the arithmetic and the matrix of prices over the prompt's first line and
 * over header values, what a key of the header means, and what a variable adds.
 */
export function registerHover(store: AnalysisStore): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover: (document, position) => {
      const known = store.get(document.uri);
      if (known === undefined || !readSettings(document.uri).hover) return undefined;
      return (
        keyHover(known, position) ?? variableHover(known, position) ?? requestHover(known, position)
      );
    },
  };
  return vscode.languages.registerHoverProvider('*', provider);
}

function keyHover(known: AnalysedDocument, position: vscode.Position): vscode.Hover | undefined {
  const { analysis, settings, document } = known;
  const { headerSpan } = analysis.template;
  if (headerSpan === undefined || !isCurrent(known)) return undefined;
  const offset = document.offsetAt(position);
  if (offset > headerSpan.end) return undefined;
  const text = document.getText(toRange(known.lines, { start: 0, end: headerSpan.end }));
  const found = headerKeyAt(text, headerSpan, offset);
  if (found === undefined) return undefined;
  const words = headerKeyMarkdown(found.key, analysis.requests, settings.catalogue);
  return hoverOf(known, [words], toRange(known.lines, found.span));
}

function variableHover(
  known: AnalysedDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const { analysis, document, lines } = known;
  if (!isCurrent(known)) return undefined;
  const offset = document.offsetAt(position);
  const segment = analysis.template.segments.find(
    ({ kind, span }) => kind === 'variable' && span.start <= offset && offset <= span.end,
  );
  const name = segment?.kind === 'variable' ? segment.name : undefined;
  const variable = analysis.variables.find((one) => one.name === name);
  if (segment === undefined || variable === undefined) return undefined;
  return hoverOf(known, [variableMarkdown(variable, analysis)], toRange(lines, segment.span));
}

function requestHover(
  known: AnalysedDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const shown = requestsAt(known, position);
  if (shown === undefined) return undefined;
  const { analysis, settings } = known;
  const parts = shown.requests.slice(0, MOST_REQUESTS).flatMap((request) => {
    const matrix = costMatrix(settings.catalogue, request.request, analysis.prompt);
    const saving = cheaperQuality(request, matrix);
    return [
      hoverMarkdown(request, matrix, analysis.catalogueVersion),
      ...(saving === undefined ? [] : [saving]),
    ];
  });
  return hoverOf(known, parts, shown.range);
}

interface HoveredRequests {
  readonly requests: readonly AnalysedRequest[];
  readonly range: vscode.Range | undefined;
}

/** The requests whose quality, size or model stands at a position, or all of them on the prompt's first line. */
function requestsAt(
  { analysis, lines, promptLine }: AnalysedDocument,
  position: vscode.Position,
): HoveredRequests | undefined {
  if (position.line === promptLine) return { requests: analysis.requests, range: undefined };
  for (const key of ['quality', 'size', 'model', 'n', 'batch'] as const) {
    const spanOf = ({ request }: AnalysedRequest): Span | undefined => request.spans[key];
    const hit = analysis.requests.find((one) => {
      const span = spanOf(one);
      return span !== undefined && toRange(lines, span).contains(position);
    });
    const span = hit && spanOf(hit);
    if (span === undefined) continue;
    const requests = analysis.requests.filter((one) => spanOf(one)?.start === span.start);
    return { requests, range: toRange(lines, span) };
  }
  return undefined;
}

function hoverOf(
  { document }: AnalysedDocument,
  parts: readonly string[],
  range: vscode.Range | undefined,
): vscode.Hover {
  const markdown = new vscode.MarkdownString();
  // Links lead to these commands and no other, whatever a template says.
  markdown.isTrusted = { enabledCommands: [COMMANDS.showBreakdown, COMMANDS.pickOutput] };
  const argument = encodeURIComponent(JSON.stringify([document.uri.toString()]));
  const link = (title: string, command: string): string =>
    `[${title}](command:${command}?${argument})`;
  const links = [
    link('Show breakdown', COMMANDS.showBreakdown),
    link('Change quality or size', COMMANDS.pickOutput),
  ];
  markdown.appendMarkdown([...parts, links.join(' · ')].join('\n\n'));
  return new vscode.Hover(markdown, range);
}

/** Places in the text are those of the analysed version. */
function isCurrent({ document, version }: AnalysedDocument): boolean {
  return document.version === version;
}
