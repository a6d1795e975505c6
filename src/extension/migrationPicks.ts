import * as vscode from 'vscode';
import {
  describeMigration,
  findModel,
  qualitiesOf,
  retirementOf,
  type ModelPricing,
  type Proposal,
} from '../core/index.ts';
import { askAfterRefusal } from './askAfterRefusal.ts';
import { withoutIcons } from './icons.ts';
import { COMMANDS } from './ids.ts';
import { displayLanguage } from './language.ts';
import type { WorkspaceTemplate } from './workspaceTemplates.ts';

/** Which requests are to move. */
export interface Source {
  /** Ids of models; undefined for all. */
  readonly from: ReadonlySet<string> | undefined;
  readonly retiringOnly: boolean;
}

/** Asks which templates are to move; undefined when the user turns away, or there are none. */
export async function pickSource(
  templates: readonly WorkspaceTemplate[],
  today: string,
): Promise<Source | undefined> {
  const used = modelsInUse(templates);
  if (used.length === 0) {
    await askAfterRefusal(
      vscode.l10n.t('There are no templates on a listed model in this workspace.'),
      {
        title: vscode.l10n.t('New Prompt Template'),
        run: () => vscode.commands.executeCommand(COMMANDS.newTemplate),
      },
    );
    return undefined;
  }
  const retiring = used.filter(({ model }) => retirementOf(model, today) !== undefined);
  const items: (vscode.QuickPickItem & { readonly source: Source })[] = [
    ...(retiring.length === 0
      ? []
      : [
          {
            label: vscode.l10n.t('Everything on retiring models'),
            description: withoutIcons(retiring.map(({ model }) => model.id).join(', ')),
            source: { from: undefined, retiringOnly: true },
          },
        ]),
    ...used.map(({ model, requests }) => ({
      label: withoutIcons(model.id),
      description: [
        requests === 1
          ? vscode.l10n.t('One request')
          : displayLanguage().say('{0} requests', requests),
        ...endOf(model, today),
      ].join(' · '),
      source: { from: new Set([model.id]), retiringOnly: false },
    })),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Move Templates to Another Model (1/2)'),
    placeHolder: vscode.l10n.t('What to move'),
  });
  return picked?.source;
}

/** Asks for the model to move to, with both totals for each; undefined when the user turns away. */
export async function pickTarget(
  templates: readonly WorkspaceTemplate[],
  { from }: Source,
  today: string,
  propose: (id: string) => Promise<readonly Proposal[]>,
): Promise<string | undefined> {
  const [first] = templates;
  if (first === undefined) return undefined;
  const targets = first.settings.catalogue.models.filter(
    (model) =>
      qualitiesOf(model).length > 0 &&
      retirementOf(model, today) === undefined &&
      !(from?.size === 1 && from.has(model.id)),
  );
  const items: Promise<(vscode.QuickPickItem & { readonly id: string })[]> = Promise.all(
    targets.map(async ({ id }) => ({
      id,
      label: withoutIcons(id),
      description: describeMigration(await propose(id), displayLanguage()),
    })),
  );
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Move Templates to Another Model (2/2)'),
    placeHolder: vscode.l10n.t(
      'Where to, at the quality of nearest cost; costs are those of one request each',
    ),
  });
  return picked?.id;
}

function endOf(model: ModelPricing, today: string): readonly string[] {
  const retirement = retirementOf(model, today);
  if (retirement === undefined) return [];
  return [
    retirement.daysLeft <= 0
      ? vscode.l10n.t('shut down on {0}', retirement.date)
      : vscode.l10n.t('will be shut down on {0}', retirement.date),
  ];
}

/** Models of the workspace's requests, the most used first. */
function modelsInUse(
  templates: readonly WorkspaceTemplate[],
): readonly { readonly model: ModelPricing; readonly requests: number }[] {
  const used = new Map<string, { model: ModelPricing; requests: number }>();
  for (const { analysis, settings } of templates) {
    for (const { request } of analysis.requests) {
      const model = findModel(settings.catalogue, request.model);
      if (model === undefined) continue;
      used.set(model.id, { model, requests: (used.get(model.id)?.requests ?? 0) + 1 });
    }
  }
  return [...used.values()].sort((a, b) => b.requests - a.requests);
}
