import * as vscode from 'vscode';
import {
  costMatrix,
  formatSize,
  readSetting,
  type AnalysedRequest,
  type RequestEstimate,
} from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { changeHeader } from '../changeHeader.ts';
import { withoutIcons } from '../icons.ts';
import { COMMANDS } from '../ids.ts';
import { withConversion } from '../language.ts';
import { pickRequest, pricePerImage } from '../pickRequest.ts';
import { namedRequest, openInEditor, templateOf } from '../templateArgument.ts';

const TITLE = vscode.l10n.t('Change Quality or Size');

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
      const request =
        requests[namedRequest(argument) ?? -1] ?? (await pickRequest(requests, TITLE));
      if (request === undefined) return;
      const picked = readChoice(choice) ?? (await pickCell(known, request))?.request;
      if (picked === undefined) return;
      const { quality, size } = picked;
      await changeHeader(known, request, { quality, size });
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

async function pickCell(
  { analysis, settings }: AnalysedDocument,
  own: AnalysedRequest,
): Promise<RequestEstimate | undefined> {
  const matrix = costMatrix(settings.catalogue, own.request, analysis.prompt);
  const cells = (matrix?.cells.flat() ?? [])
    .filter(({ cost }) => cost.kind === 'priced')
    .sort((a, b) => middleOf(a) - middleOf(b));
  const picked = await vscode.window.showQuickPick(
    cells.map((estimate) => {
      const { quality, size } = estimate.request;
      const isOwn = quality === own.request.quality && size === own.request.size;
      return {
        label: withoutIcons(`${quality} ${formatSize(size)}`),
        description: `${pricePerImage(estimate)}${isOwn ? ` · ${vscode.l10n.t('now')}` : ''}`,
        estimate,
      };
    }),
    {
      title: TITLE,
      placeHolder: withConversion(
        vscode.l10n.t('{0}: quality and size, cheapest first', own.request.model),
        (inUsd) => pricePerImage(own, inUsd),
      ),
      matchOnDescription: true,
    },
  );
  return picked?.estimate;
}

function middleOf({ cost }: RequestEstimate): number {
  return cost.kind === 'priced' ? cost.total.min + cost.total.max : Infinity;
}
