import * as vscode from 'vscode';
import { AnalysisStore } from './analysisStore.ts';
import { createCounterSource, OtherCounters } from './counterSource.ts';
import { registerBreakdown } from './features/breakdown.ts';
import { registerBudgetFindings } from './features/budgetFindings.ts';
import { registerBudgets } from './features/budgets.ts';
import { registerCodeActions } from './features/codeActions.ts';
import { registerCodeLens } from './features/codeLens.ts';
import { registerCostTree, type CostTreeFeature } from './features/costTree.ts';
import { registerDiagnostics } from './features/diagnostics.ts';
import { registerDocumentLinks } from './features/documentLinks.ts';
import { registerEstimatorPage } from './features/estimatorPage.ts';
import { registerEstimate } from './features/estimate.ts';
import { registerEstimateWorkspace } from './features/estimateWorkspace.ts';
import { registerSharedFindings } from './features/sharedFindings.ts';
import { registerImportPrices } from './features/importPrices.ts';
import { registerStaticPrefix, type StaticPrefixFeature } from './features/staticPrefix.ts';
import { registerMarkImage } from './features/markImage.ts';
import { registerMigration } from './features/migration.ts';
import { registerCompareModels } from './features/compareModels.ts';
import { registerExplain } from './features/explain.ts';
import { registerCompletion } from './features/completion.ts';
import { registerHover } from './features/hover.ts';
import { registerLanguageStatus, type LanguageStatusFeature } from './features/languageStatus.ts';
import { registerNewTemplate } from './features/newTemplate.ts';
import { registerPickOutput } from './features/pickOutput.ts';
import { registerReadCost } from './features/readCost.ts';
import { registerSpendPage } from './features/spendPage.ts';
import { registerSpendStatus } from './features/spendStatus.ts';
import { registerStatusBar, type StatusBarFeature } from './features/statusBar.ts';
import { registerTemplateContext } from './features/templateContext.ts';
import { COMMANDS } from './ids.ts';
import { LearnedUsage } from './learned/learnedUsage.ts';
import { Partials } from './partials.ts';
import { Pictures } from './pictures/pictures.ts';
import { Projects } from './projects.ts';
import { TemplateAnalyser } from './templateAnalyser.ts';
import { TemplateFiles } from './templateFiles.ts';
import { WHOLE_FILES, type LogBytes } from './usage/logBytes.ts';
import { LogSources } from './usage/logSources.ts';
import { UsageService } from './usage/usageService.ts';
import { WorkspaceCosts } from './workspaceCosts.ts';
import { WorkspaceIndex } from './workspaceIndex.ts';

/** What other extensions may ask of this one. */
export interface PromptCostApi {
  /** What every template of the workspace costs, as the Explorer shows it. */
  readonly costTree: Pick<CostTreeFeature, 'view' | 'provider'>;
  /** The item of the status bar; undefined while nothing is shown. */
  readonly statusBar: StatusBarFeature['shown'];
  /** The language status; undefined while nothing is shown. */
  readonly languageStatus: LanguageStatusFeature['shown'];
  /** The part of a prompt that is marked in an editor; undefined while none is. */
  readonly staticPrefix: StaticPrefixFeature['shown'];
  /** What the usage logs of the window add up to, and how the status bar shows it. */
  readonly spend: {
    readonly usage: Pick<UsageService, 'current' | 'onDidChange'>;
    readonly item: Pick<vscode.StatusBarItem, 'text' | 'tooltip' | 'accessibilityInformation'>;
    readonly isShown: () => boolean;
  };
}

export { WHOLE_FILES };

/** Called by VS Code when a template, or a folder with templates, is open. */
export function activate(context: vscode.ExtensionContext): PromptCostApi {
  return activateWith(context, WHOLE_FILES);
}

/** Starts the extension with what its host can do beside the editor's own interface. */
export function activateWith(context: vscode.ExtensionContext, logBytes: LogBytes): PromptCostApi {
  const { extensionUri, subscriptions, workspaceState } = context;
  const log = vscode.window.createOutputChannel('Prompt Cost', { log: true });
  const projects = new Projects();
  const pictures = new Pictures();
  const partials = new Partials();
  const counter = createCounterSource(extensionUri);
  const analyser = new TemplateAnalyser(
    projects,
    pictures,
    partials,
    counter,
    new OtherCounters(extensionUri, log),
  );
  const store = new AnalysisStore(projects, pictures, partials, analyser, log);
  const files = new TemplateFiles(projects);
  const costs = new WorkspaceCosts({ store, files, partials, analyser, log });
  const costTree = registerCostTree(costs, log);
  const index = new WorkspaceIndex({ store, files, projects, partials, counter, log });
  const statusBar = registerStatusBar(store, costs);
  const logs = new LogSources(projects);
  const usage = new UsageService({ logs, projects, bytes: logBytes, log });
  const learned = new LearnedUsage(usage, log);
  projects.learnFrom(() => learned.settings, learned.onDidReprice);
  const spendStatus = registerSpendStatus(usage, workspaceState, log);
  const staticPrefix = registerStaticPrefix(store);
  const languageStatus = registerLanguageStatus(store, learned);
  subscriptions.push(
    log,
    projects,
    learned,
    pictures,
    partials,
    store,
    files,
    index,
    costs,
    costTree.disposable,
    logs,
    usage,
    spendStatus.disposable,
    registerMarkImage(usage, logBytes, log),
    registerSpendPage({ usage, files, store, analyser, projects, extensionUri, log }),
    registerEstimateWorkspace(costs),
    registerBudgets({ projects, files, costs, spend: learned, log }, extensionUri),
    registerBudgetFindings(store, learned, extensionUri),
    registerCodeLens(store, learned),
    registerDiagnostics(store, extensionUri),
    registerCodeActions(store, index),
    registerSharedFindings(store, index, extensionUri),
    registerBreakdown(store, analyser),
    staticPrefix.disposable,
    registerEstimatorPage({ store, projects, counter, analyser }, extensionUri, log),
    registerEstimate({ store, projects, counter }, workspaceState, log),
    registerMigration(files, store, analyser, log),
    registerImportPrices(projects),
    registerHover(store, learned),
    registerDocumentLinks(store, projects, partials, pictures),
    statusBar.disposable,
    languageStatus.disposable,
    registerPickOutput(store),
    registerExplain(store),
    registerCompareModels(store),
    registerReadCost(store),
    registerCompletion(store),
    registerNewTemplate(),
    registerTemplateContext(store),
    vscode.commands.registerCommand(COMMANDS.showLog, () => {
      log.show();
    }),
  );
  return {
    costTree,
    statusBar: statusBar.shown,
    languageStatus: languageStatus.shown,
    staticPrefix: staticPrefix.shown,
    spend: { usage, item: spendStatus.item, isShown: spendStatus.isShown },
  };
}
