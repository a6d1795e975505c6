/** Commands, as the manifest declares them. */
export const COMMANDS = {
  estimate: 'promptCost.estimate',
  openEstimator: 'promptCost.openEstimator',
  importPrices: 'promptCost.importPrices',
  migrateTemplates: 'promptCost.migrateTemplates',
  newTemplate: 'promptCost.newTemplate',
  pickOutput: 'promptCost.pickOutput',
  readCost: 'promptCost.readCost',
  showBreakdown: 'promptCost.showBreakdown',
  showLog: 'promptCost.showLog',
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
  model: 'defaults.model',
  quality: 'defaults.quality',
  size: 'defaults.size',
  n: 'defaults.n',
  include: 'include',
  staticPrefix: 'staticPrefix.enabled',
  rules: 'rules',
  muteBelowUsd: 'findings.muteBelowUsd',
  undeclaredVariableTokens: 'undeclaredVariableTokens',
} as const;

/** The language of native templates. */
export const LANGUAGE_ID = 'image-prompt';

/** True while the active editor shows a template; commands that need one depend on it. */
export const TEMPLATE_CONTEXT_KEY = 'promptCost.templateActive';

/** The scheme of the breakdown's virtual documents. */
export const BREAKDOWN_SCHEME = 'prompt-cost';

/** The scheme of documents that an estimate is shown in. */
export const ESTIMATE_SCHEME = 'prompt-cost-estimate';

/** Where the last answers to an estimate are remembered. */
export const LAST_ANSWERS_KEY = 'promptCost.lastAnswers';

/** The type of the estimator's panel; the manifest activates on it. */
export const ESTIMATOR_VIEW = 'promptCost.estimator';

/** The source of every entry in the Problems view. */
export const DIAGNOSTIC_SOURCE = 'prompt-cost';
