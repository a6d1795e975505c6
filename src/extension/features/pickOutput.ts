import * as vscode from 'vscode';
import {
  costMatrix,
  describeRequest,
  editHeader,
  formatSize,
  formatUsdRange,
  moneyPerImage,
  placeOfRequest,
  readSetting,
  type AnalysedRequest,
  type RequestEstimate,
} from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { COMMANDS } from '../ids.ts';
import { toRange } from '../ranges.ts';
import { namedRequest, openInEditor, templateOf } from '../templateArgument.ts';

/**
 * Changes quality and size of a template's output by picking from the priced list: one step to undo. A key
 * binding may name both, as `{"quality": "low", "size": "1024x1024"}` behind the template's address.
 */
export function registerPickOutput(store: AnalysisStore): vscode.Disposable {
  return vscode.commands.registerCommand(
    COMMANDS.pickOutput,
    async (argument: unknown, choice: unknown) => {
      const uri = templateOf(argument);
      // What is changed has to be seen.
      if (uri !== undefined && store.get(uri) === undefined) {
        await openInEditor(uri);
      }
      const known = uri && (await store.settled(uri));
      if (known === undefined) return;
      const { requests } = known.analysis;
      const request = requests[namedRequest(argument) ?? -1] ?? (await pickRequest(requests));
      if (request === undefined) return;
      const picked = readChoice(choice) ?? (await pickCell(known, request))?.request;
      if (picked !== undefined) await change(known, request, picked);
    },
  );
}

interface Choice {
  readonly quality: string;
  readonly size: string;
}

/** A choice that stands for a pick; undefined for anything that no header could hold. */
function readChoice(value: unknown): Choice | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { quality, size } = value as Partial<Record<keyof Choice, unknown>>;
  return typeof quality === 'string' &&
    typeof size === 'string' &&
    readSetting('quality', quality).kind === 'valid' &&
    readSetting('size', size).kind === 'valid'
    ? { quality, size }
    : undefined;
}

async function pickRequest(
  requests: readonly AnalysedRequest[],
): Promise<AnalysedRequest | undefined> {
  if (requests.length <= 1) return requests[0];
  const picked = await vscode.window.showQuickPick(
    requests.map((request) => ({
      label: describeRequest(request, true),
      description: priceOf(request),
      request,
    })),
    { title: 'Change Quality or Size (1/2)', placeHolder: 'Output to change' },
  );
  return picked?.request;
}

async function pickCell(
  { analysis, settings }: AnalysedDocument,
  own: AnalysedRequest,
): Promise<RequestEstimate | undefined> {
  const matrix = costMatrix(settings.catalogue, own.request, analysis.prompt);
  const cells = (matrix?.cells.flat() ?? [])
    .filter(({ cost }) => cost.kind === 'priced')
    .sort((a, b) => middleOf(a) - middleOf(b));
  const step = analysis.requests.length > 1 ? ' (2/2)' : '';
  const picked = await vscode.window.showQuickPick(
    cells.map((estimate) => {
      const { quality, size } = estimate.request;
      const isOwn = quality === own.request.quality && size === own.request.size;
      return {
        label: `${quality} ${formatSize(size)}`,
        description: `${priceOf(estimate)}${isOwn ? ' · now' : ''}`,
        estimate,
      };
    }),
    {
      title: `Change Quality or Size${step}`,
      placeHolder: `${own.request.model}: quality and size, cheapest first`,
      matchOnDescription: true,
    },
  );
  return picked?.estimate;
}

async function change(
  { analysis, document, lines, version }: AnalysedDocument,
  before: AnalysedRequest,
  { quality, size }: Choice,
): Promise<void> {
  const place = placeOfRequest(analysis.template, before.request.spans);
  const edits = editHeader(document.getText(), [
    { kind: 'set', place, key: 'quality', value: quality },
    { kind: 'set', place, key: 'size', value: size },
  ]);
  if (edits === undefined || document.version !== version) {
    const message =
      'The header cannot be changed safely; mend its findings, or set quality and size by hand.';
    void vscode.window.showWarningMessage(message);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map(({ span, newText }) => vscode.TextEdit.replace(toRange(lines, span), newText)),
  );
  await vscode.workspace.applyEdit(edit);
}

function priceOf({ cost, request, basis }: RequestEstimate): string {
  return cost.kind === 'priced'
    ? `${formatUsdRange(moneyPerImage(cost.total, request.n), basis)}/image`
    : 'unpriced';
}

function middleOf({ cost }: RequestEstimate): number {
  return cost.kind === 'priced' ? cost.total.min + cost.total.max : Infinity;
}
