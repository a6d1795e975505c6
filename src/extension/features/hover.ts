import * as vscode from 'vscode';
import {
  cheaperQuality,
  costMatrix,
  hoverMarkdown,
  type AnalysedRequest,
  type Span,
} from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { COMMANDS } from '../ids.ts';
import { toRange } from '../ranges.ts';
import { readSettings } from '../settings.ts';

/** Requests that a hover shows; the breakdown has them all. */
const MOST_REQUESTS = 3;

/** Shows the arithmetic and the matrix of prices over the prompt's first line and over header values. */
export function registerHover(store: AnalysisStore): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover: ({ uri }, position) => {
      const known = store.get(uri);
      if (known === undefined || !readSettings(uri).hover) return undefined;
      const shown = requestsAt(known, position);
      if (shown === undefined) return undefined;
      return new vscode.Hover(markdownOf(known, shown.requests), shown.range);
    },
  };
  return vscode.languages.registerHoverProvider('*', provider);
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

function markdownOf(
  { analysis, settings, document }: AnalysedDocument,
  requests: readonly AnalysedRequest[],
): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  // Links lead to these commands and no other, whatever a template says.
  markdown.isTrusted = { enabledCommands: [COMMANDS.showBreakdown, COMMANDS.pickOutput] };
  for (const request of requests.slice(0, MOST_REQUESTS)) {
    const matrix = costMatrix(settings.catalogue, request.request, analysis.prompt);
    markdown.appendMarkdown(`${hoverMarkdown(request, matrix, analysis.catalogueVersion)}\n\n`);
    const saving = cheaperQuality(request, matrix);
    if (saving !== undefined) markdown.appendMarkdown(`${saving}\n\n`);
  }
  const argument = encodeURIComponent(JSON.stringify([document.uri.toString()]));
  markdown.appendMarkdown(
    `[Show breakdown](command:${COMMANDS.showBreakdown}?${argument}) · [Change quality or size](command:${COMMANDS.pickOutput}?${argument})`,
  );
  return markdown;
}
