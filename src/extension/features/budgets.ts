import * as vscode from 'vscode';
import {
  budgetLensTitles,
  conversionLines,
  estimatedSum,
  lintBudgets,
  lintSpend,
  loggedUse,
  PROJECT_FILE_NAME,
} from '../../core/index.ts';
import {
  openBudgetFiles,
  readBudgets,
  type LoggedSpend,
  type OpenBudgets,
} from '../budgets/projectBudgets.ts';
import { withoutIcons } from '../icons.ts';
import { COMMANDS, DIAGNOSTIC_SOURCE } from '../ids.ts';
import { displayLanguage, dollarLanguage } from '../language.ts';
import { isProjectFile, type Projects } from '../projects.ts';
import { onDidChangeSettings, readSettings } from '../settings.ts';
import type { TemplateFiles } from '../templateFiles.ts';
import { toDiagnostic } from '../toDiagnostic.ts';
import { utcToday, onDidChangeDay } from '../today.ts';
import type { WorkspaceCosts } from '../workspaceCosts.ts';

/** How long changes must pause before budgets are compared again, in milliseconds. */
const PAUSE_MS = 300;

/** The services that budgets draw on. */
export interface BudgetSources {
  readonly projects: Projects;
  readonly files: TemplateFiles;
  readonly costs: WorkspaceCosts;
  readonly spend: LoggedSpend;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Shows above each budget of an open `prompt-cost.yaml` what consumes it, and what breaks it in the Problems view.
 * The templates are priced once such a file is open; what was known stays until the new is there.
 */
export function registerBudgets(
  sources: BudgetSources,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const { files, costs, spend, log } = sources;
  const known = new Map<string, OpenBudgets>();
  const changed = new vscode.EventEmitter<void>();
  const collection = vscode.languages.createDiagnosticCollection(DIAGNOSTIC_SOURCE);
  const ending = new vscode.CancellationTokenSource();
  const compare = async (): Promise<void> => {
    const documents = openBudgetFiles();
    const isAsked = documents.some((document) => /^budgets\s*:/mu.test(document.getText()));
    if (isAsked && !(await costs.complete(ending.token, () => undefined))) return;
    const open = new Map<string, OpenBudgets>();
    for (const document of documents) {
      const budgets = await readBudgets(document, costs.entries(), sources.projects);
      if (budgets.project.budgets.length > 0) open.set(document.uri.toString(), budgets);
    }
    for (const [key, { uri }] of known) {
      if (open.has(key)) continue;
      known.delete(key);
      collection.delete(uri);
    }
    for (const [key, budgets] of open) {
      known.set(key, budgets);
      const isShown = readSettings(budgets.uri).diagnostics;
      collection.set(budgets.uri, isShown ? diagnosticsOf(budgets, spend, extensionUri) : []);
    }
    changed.fire();
  };
  const pending = new Pending(compare, log);
  const touch = (): void => {
    pending.schedule();
  };
  const touchIfProject = ({ uri }: vscode.TextDocument): void => {
    if (isProjectFile(uri)) touch();
  };
  // Templates change all the time; they are of interest only while budgets are shown.
  const touchIfShown = (): void => {
    if (known.size > 0) touch();
  };
  touch();
  return vscode.Disposable.from(
    changed,
    collection,
    pending,
    new vscode.Disposable(() => {
      ending.cancel();
      ending.dispose();
    }),
    files.onDidChange(touchIfShown),
    files.onDidChangeAll(touchIfShown),
    spend.onDidChange(touchIfShown),
    onDidChangeSettings(touch),
    onDidChangeDay(touchIfShown),
    vscode.workspace.onDidOpenTextDocument(touchIfProject),
    vscode.workspace.onDidCloseTextDocument(touchIfProject),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      touchIfProject(document);
    }),
    vscode.languages.registerCodeLensProvider(
      { pattern: `**/${PROJECT_FILE_NAME}` },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: ({ uri }) => {
          const budgets = known.get(uri.toString());
          return budgets && readSettings(uri).codeLens ? lensesOf(budgets, spend) : [];
        },
      },
    ),
  );
}

function lensesOf(
  { project, lines, templates }: OpenBudgets,
  spend: LoggedSpend,
): vscode.CodeLens[] {
  const cells = spend.cells();
  const paths = templates.map(({ path }) => path);
  return project.budgets.flatMap((budget) => {
    const { line } = lines.positionAt(budget.span.start);
    const use = {
      logged: cells && loggedUse(budget, cells, utcToday(), paths),
      estimated: estimatedSum(budget, templates),
    };
    const inUsd = budgetLensTitles(budget, use, cells !== undefined, dollarLanguage());
    return budgetLensTitles(budget, use, cells !== undefined, displayLanguage()).map(
      (title, index) =>
        new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
          title: withoutIcons(title),
          tooltip: [
            ...(inUsd[index] === title
              ? []
              : conversionLines(displayLanguage(), () => inUsd[index])),
            vscode.l10n.t('A budget warns; nothing here can stop an API call'),
          ].join('\n'),
          command: COMMANDS.estimateWorkspace,
        }),
    );
  });
}

function diagnosticsOf(
  { uri, project, lines, templates }: OpenBudgets,
  spend: LoggedSpend,
  extensionUri: vscode.Uri,
): vscode.Diagnostic[] {
  const cells = spend.cells() ?? [];
  const paths = templates.map(({ path }) => path);
  const findings = [
    ...lintBudgets(project, templates),
    ...lintSpend(project, cells, utcToday(), paths),
  ];
  const found = { uri, lines, findings, folder: vscode.Uri.joinPath(uri, '..') };
  const own = new Map([[undefined, lines]]);
  return findings.map((finding) => toDiagnostic(finding, found, own, extensionUri));
}

/** Work that is begun once changes pause, and begun again when more come while it runs. */
class Pending implements vscode.Disposable {
  readonly #work: () => Promise<void>;
  readonly #log: vscode.LogOutputChannel;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRunning = false;
  #isAgain = false;

  constructor(work: () => Promise<void>, log: vscode.LogOutputChannel) {
    this.#work = work;
    this.#log = log;
  }

  schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), PAUSE_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    if (this.#isRunning) {
      this.#isAgain = true;
      return;
    }
    this.#isRunning = true;
    try {
      await this.#work();
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
    } finally {
      this.#isRunning = false;
    }
    if (this.#isAgain) {
      this.#isAgain = false;
      this.schedule();
    }
  }
}
