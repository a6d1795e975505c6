import * as vscode from 'vscode';
import {
  createTargetOf,
  describeMigration,
  findModel,
  planMigration,
  proposeMigration,
  type Migration,
  type MigrationChoice,
  sayWording,
  type Proposal,
} from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import { askAfterRefusal } from '../askAfterRefusal.ts';
import { COMMANDS } from '../ids.ts';
import { displayLanguage } from '../language.ts';
import { pickSource, pickTarget, type Source } from '../migrationPicks.ts';
import { linesOf, toRange } from '../ranges.ts';
import { CANCELLED, runInSlices } from '../slices.ts';
import type { TemplateAnalyser } from '../templateAnalyser.ts';
import type { TemplateFiles } from '../templateFiles.ts';
import { today } from '../today.ts';
import { analyseWorkspace, type WorkspaceTemplate } from '../workspaceTemplates.ts';

/** Moves all templates of the workspace to another model, after showing every edit and both totals. */
export function registerMigration(
  files: TemplateFiles,
  store: AnalysisStore,
  analyser: TemplateAnalyser,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const migrate = async (argument: unknown): Promise<void> => {
    const given = givenMove(argument);
    const templates = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Reading templates'),
        cancellable: true,
      },
      (progress, cancellation) =>
        analyseWorkspace(files, store, analyser, cancellation, (done, all) => {
          const message = displayLanguage().say('{0} of {1}', done, all);
          progress.report({ message, increment: 100 / all });
        }),
    );
    if (templates === undefined) return;
    const source = given?.source ?? (await pickSource(templates, today()));
    if (source === undefined) return;
    const target =
      given?.to ??
      (await pickTarget(templates, source, today(), (id) => propose(templates, source, id)));
    if (target === undefined) return;
    await apply(await plan(templates, source, target), target, log);
  };
  return vscode.commands.registerCommand(COMMANDS.migrateTemplates, migrate);
}

/** What a key binding or another extension asks for: `{ to, from? }`, both ids of models. */
function givenMove(
  argument: unknown,
): { readonly source: Source; readonly to: string } | undefined {
  if (typeof argument !== 'object' || argument === null || !('to' in argument)) return undefined;
  const { to } = argument;
  if (typeof to !== 'string') return undefined;
  const from = 'from' in argument && typeof argument.from === 'string' ? argument.from : undefined;
  const isAll = from === undefined;
  return { to, source: { from: isAll ? undefined : new Set([from]), retiringOnly: isAll } };
}

interface PlannedMove {
  readonly template: WorkspaceTemplate;
  readonly migration: Migration;
}

/** What each request would become, without the edits. */
async function propose(
  templates: readonly WorkspaceTemplate[],
  source: Source,
  target: string,
): Promise<readonly Proposal[]> {
  const all = await runInSlices(
    (function* () {
      const proposals: Proposal[] = [];
      for (const template of templates) {
        const targetOf = createTargetOf(choiceFor(template, source, target));
        const subject = subjectOf(template);
        for (const proposal of proposeMigration(subject, targetOf)) {
          if (proposal) proposals.push(proposal);
        }
        yield;
      }
      return proposals;
    })(),
  );
  return all === CANCELLED ? [] : all;
}

async function plan(
  templates: readonly WorkspaceTemplate[],
  source: Source,
  target: string,
): Promise<readonly PlannedMove[]> {
  const all = await runInSlices(
    (function* () {
      const moves: PlannedMove[] = [];
      for (const template of templates) {
        const targetOf = createTargetOf(choiceFor(template, source, target));
        const migration = planMigration(subjectOf(template), targetOf);
        if (migration) moves.push({ template, migration });
        yield;
      }
      return moves;
    })(),
  );
  return all === CANCELLED ? [] : all;
}

function subjectOf({
  text,
  analysis,
  settings,
}: WorkspaceTemplate): Parameters<typeof planMigration>[0] {
  return { ...analysis, ...settings, text };
}

function choiceFor(
  { settings: { catalogue } }: WorkspaceTemplate,
  { from, retiringOnly }: Source,
  target: string,
): MigrationChoice {
  return { catalogue, today: today(), to: findModel(catalogue, target), from, retiringOnly };
}

/** Shows the edits for confirmation; nothing changes before. */
async function apply(
  moves: readonly PlannedMove[],
  target: string,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const proposals = moves.flatMap(({ migration }) =>
    migration.kind === 'possible' ? migration.requests : [],
  );
  const language = displayLanguage();
  const label = vscode.l10n.t('Move to {0}: {1}', target, describeMigration(proposals, language));
  const edit = new vscode.WorkspaceEdit();
  const left: string[] = [];
  for (const { template, migration } of moves) {
    const name = vscode.workspace.asRelativePath(template.uri);
    if (migration.kind === 'impossible') {
      log.warn(
        vscode.l10n.t(
          '{0} was not moved to {1}: {2}',
          name,
          target,
          sayWording(migration.reason, language),
        ),
      );
      left.push(name);
      continue;
    }
    const lines = linesOf(template.text);
    const description = describeMigration(migration.requests, language);
    for (const { span, newText } of migration.edits) {
      edit.replace(template.uri, toRange(lines, span), newText, {
        needsConfirmation: true,
        label,
        description,
      });
    }
  }
  if (edit.size > 0) await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  if (left.length === 0) return;
  const names =
    left.length > 3
      ? language.say('{0} and {1} more', left.slice(0, 3).join(', '), left.length - 3)
      : left.join(', ');
  await askAfterRefusal(vscode.l10n.t('These templates have to be moved by hand: {0}.', names), {
    title: vscode.l10n.t('Show Log'),
    run: () => {
      log.show();
    },
  });
}
