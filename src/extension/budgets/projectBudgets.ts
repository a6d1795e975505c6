import * as vscode from 'vscode';
import {
  parseProjectFile,
  type BudgetedTemplate,
  type CostEntry,
  type LineIndex,
  type LoggedCell,
  type Project,
} from '../../core/index.ts';
import { isProjectFile, type Projects } from '../projects.ts';
import { linesOf } from '../ranges.ts';
import { readAnalysisSettings } from '../settings.ts';

/** What logs say was spent, as far as budgets ask. */
export interface LoggedSpend {
  /** Fires when other calls count. */
  readonly onDidChange: vscode.Event<void>;
  /** Undefined while no log is known. */
  cells(): readonly LoggedCell[] | undefined;
}

/** An open project file with budgets, and what is known about the templates they are for. */
export interface OpenBudgets {
  readonly uri: vscode.Uri;
  readonly project: Project;
  readonly lines: LineIndex;
  readonly templates: readonly BudgetedTemplate[];
}

/** The project files that are open and have budgets. */
export function openBudgetFiles(): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(
    ({ uri, isClosed }) => !isClosed && isProjectFile(uri) && readAnalysisSettings(uri).enabled,
  );
}

/**
 * Reads a project file as it stands in its editor, with the templates it is the nearest for.
 *
 * @param entries of all templates of the window.
 */
export async function readBudgets(
  document: vscode.TextDocument,
  entries: readonly CostEntry[],
  projects: Projects,
): Promise<OpenBudgets> {
  const { uri } = document;
  const text = document.getText();
  const project = parseProjectFile(text);
  const templates: BudgetedTemplate[] = [];
  if (project.budgets.length > 0) {
    for (const { id, requests } of entries) {
      const { found, relativePath } = await projects.of(vscode.Uri.parse(id, true), {});
      if (found?.uri.toString() !== uri.toString()) continue;
      templates.push({ path: relativePath, requests: requests.map(({ estimate }) => estimate) });
    }
  }
  return { uri, project, lines: linesOf(text), templates };
}
