/** Commands, as the manifest declares them. */
export const COMMANDS = {
  compareModels: 'promptCost.compareModels',
  explain: 'promptCost.explain',
  estimateSelection: 'promptCost.estimateSelection',
  clearTreeFilter: 'promptCost.tree.clearFilter',
  copyCost: 'promptCost.tree.copyCost',
  estimate: 'promptCost.estimate',
  estimateWorkspace: 'promptCost.estimateWorkspace',
  filterTree: 'promptCost.tree.filter',
  openEstimator: 'promptCost.openEstimator',
  openTemplate: 'promptCost.tree.openTemplate',
  importPrices: 'promptCost.importPrices',
  markApproved: 'promptCost.markApproved',
  markRejected: 'promptCost.markRejected',
  migrateTemplates: 'promptCost.migrateTemplates',
  newTemplate: 'promptCost.newTemplate',
  pickOutput: 'promptCost.pickOutput',
  readCost: 'promptCost.readCost',
  refreshTree: 'promptCost.tree.refresh',
  showBreakdown: 'promptCost.showBreakdown',
  showLog: 'promptCost.showLog',
  showSpend: 'promptCost.showSpend',
  sortTreeByCost: 'promptCost.tree.sortByCost',
  sortTreeByFindings: 'promptCost.tree.sortByFindings',
  toggleStaticPrefix: 'promptCost.toggleStaticPrefix',
} as const;

/** The section of every setting. */
export const SETTINGS_SECTION = 'promptCost';

/** Settings within the section, as the manifest declares them. */
export const SETTINGS = {
  enabled: 'enabled',
  codeLens: 'codeLens.enabled',
  hover: 'hover.enabled',
  statusBar: 'statusBar.enabled',
  spendStatusBar: 'spend.statusBar.enabled',
  usageFiles: 'usage.files',
  tree: 'tree.enabled',
  diagnostics: 'diagnostics.enabled',
  completion: 'completion.enabled',
  languageStatus: 'languageStatus.enabled',
  documentLinks: 'documentLinks.enabled',
  model: 'defaults.model',
  quality: 'defaults.quality',
  size: 'defaults.size',
  n: 'defaults.n',
  include: 'include',
  staticPrefix: 'staticPrefix.enabled',
  rules: 'rules',
  muteBelowUsd: 'findings.muteBelowUsd',
  undeclaredVariableTokens: 'undeclaredVariableTokens',
  currencyCode: 'currency.code',
  currencyPerUsd: 'currency.perUsd',
} as const;

/** Settings of a window as a whole; all others may differ from one workspace folder to the next. */
export const WINDOW_SETTINGS = [
  'tree',
  'spendStatusBar',
  'currencyCode',
  'currencyPerUsd',
] as const;

/** The language of native templates. */
export const LANGUAGE_ID = 'image-prompt';

/** True while the active editor shows a template; commands that need one depend on it. */
export const TEMPLATE_CONTEXT_KEY = 'promptCost.templateActive';

/** The tree of costs in the Explorer. */
export const TREE_VIEW = 'promptCost.tree';

/** The editor's own command that shows the tree. */
export const TREE_FOCUS_COMMAND = `${TREE_VIEW}.focus`;

/** Context keys that the tree's menus and welcome texts depend on. */
export const TREE_CONTEXT_KEYS = {
  /** True once the extension runs, so that windows without templates are not offered a tree. */
  active: 'promptCost.active',
  /** `cost` or `findings`. */
  order: 'promptCost.tree.order',
  /** `reading`, `none`, `filtered` (the filter keeps nothing) or `shown`. */
  state: 'promptCost.tree.state',
  isFiltered: 'promptCost.tree.isFiltered',
} as const;

/** The address of the page with all templates' costs. */
export const WORKSPACE_COST_SCHEME = 'prompt-cost-workspace';

/** True while usage logs are known; marking images depends on it. */
export const LOGS_CONTEXT_KEY = 'promptCost.logsKnown';

/** The scheme of the breakdown's virtual documents. */
export const BREAKDOWN_SCHEME = 'prompt-cost';

/** The scheme of documents that an estimate is shown in. */
export const ESTIMATE_SCHEME = 'prompt-cost-estimate';

/** Where the last answers to an estimate are remembered. */
export const LAST_ANSWERS_KEY = 'promptCost.lastAnswers';

/** The type of the estimator's panel; the manifest activates on it. */
export const ESTIMATOR_VIEW = 'promptCost.estimator';

/** Where it is remembered which budget the user was last asked about, and in which month. */
export const BUDGET_WARNED_KEY = 'promptCost.budgetWarned';

/** The type of the panel about spend; the manifest activates on it. */
export const SPEND_VIEW = 'promptCost.spend';

/** The source of every entry in the Problems view. */
export const DIAGNOSTIC_SOURCE = 'prompt-cost';

/** The background of what stays the same in every call; themes in high contrast have no colour of their own for it. */
export const STATIC_PREFIX_COLOR = 'promptCost.staticPrefixBackground';
