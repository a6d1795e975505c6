/** The engine's only door: pure functions and data, for any JavaScript host. */
export {
  analyse,
  LONGEST_TEMPLATE,
  type AnalysedRequest,
  type Analysis,
  type TemplatePartials,
} from './analyse.ts';
export * from './estimator/index.ts';
export * from './plan/index.ts';
export { formatLinePrice, formatQuantity } from './report/lineItem.ts';
export { editProjectDefaults } from './project/projectDefaults.ts';
export { readBytes, type ByteRange, type ByteReading } from './images/byteRange.ts';
export { levelOf, WHOLE_BUDGET, type Budget } from './budgets/budget.ts';
export { estimatedSum, type BudgetedTemplate } from './budgets/estimated.ts';
export { loggedUse, recentSpend, type LoggedCell } from './budgets/logged.ts';
export { budgetLensTitles } from './report/budgets.ts';
export type { ImageHeader, ImageType } from './images/imageHeader.ts';
export { LARGEST_IMAGE_BYTES } from './images/limits.ts';
export { templateLinks, type TemplateLink } from './images/templateLinks.ts';
export { readImageHeader } from './images/readHeader.ts';
export {
  NO_REFERENCES,
  type ReferenceFile,
  type ReferenceLookup,
  type ReferenceState,
} from './images/references.ts';
export {
  findModel,
  isShutDown,
  modelNames,
  rateLimitsOf,
  qualitiesOf,
  SHIPPED_CATALOGUE,
  type Catalogue,
  type ModelPricing,
  type RateName,
} from './pricing/catalogue.ts';
export {
  planMigration,
  proposeMigration,
  type Migration,
  type MigrationSubject,
} from './migrate/migrate.ts';
export type { Proposal } from './migrate/propose.ts';
export { retirementOf, type Retirement } from './migrate/retiring.ts';
export { createTargetOf, type MigrationChoice } from './migrate/targets.ts';
export { leastSure, type Basis } from './pricing/basis.ts';
export { KIND_NAMES } from './pricing/kindNames.ts';
export type { LineItem } from './pricing/lineItem.ts';
export {
  addMoney,
  MOST_TOKENS,
  toNano,
  toUsd,
  type NanoUsd,
  type NanoUsdRange,
} from './pricing/money.ts';
export {
  createLanguage,
  ENGLISH,
  inDollars,
  type DisplayCurrency,
  type Language,
} from './report/language.ts';
export {
  conversionLine,
  conversionLines,
  readCurrency,
  type CurrencyChoice,
} from './report/currency.ts';
export { basisWord, countImages, countRuns, kindName } from './report/words.ts';
export { sourceWords } from './report/source.ts';
export { sayFinding, sayMessage, sayWording } from './report/wording.ts';
export { inEnglish, words } from './text/wording.ts';
export { planLines, type PlanLine } from './report/planLines.ts';
export { reportPlan, type PlanParts } from './report/planJson.ts';
export { planReportSchema, type PlanReport } from './report/planSchema.ts';
export type { ResolvedRequest } from './pricing/request.ts';
export type { SentPrompt } from './tokens/promptTokens.ts';
export { checkCatalogue, USUAL_AGE_DAYS, type CatalogueProblem } from './pricing/age.ts';
export { comparedWords } from './report/compared.ts';
export { compareModels } from './migrate/compare.ts';
export { diffPrices, type PriceChange, type PriceDiff } from './priceFile/priceChanges.ts';
export { priceEntries } from './priceFile/priceEntries.ts';
export { readPriceFile } from './priceFile/readPriceFile.ts';
export { writePrices } from './priceFile/writePrices.ts';
export { compareReportSchema, reportCompared, type CompareReport } from './report/compareJson.ts';
export { costMatrix, type CostMatrix } from './pricing/matrix.ts';
export type { RequestEstimate } from './pricing/estimate.ts';
export { cheaperQuality, hoverMarkdown } from './report/hover.ts';
export type { Explained } from './report/explain/explained.ts';
export { explainRequest } from './report/explain/request.ts';
export { headerKeyMarkdown } from './report/headerKey.ts';
export { headerCursor, type HeaderCursor } from './template/headerCursor.ts';
export { headerKeyAt } from './template/headerKeyAt.ts';
export { spokenVariable, variableMarkdown } from './report/variable.ts';
export { costStatus, spokenRequest } from './report/status.ts';
export { addSums, sumRequests, type CostSum } from './report/workspace/costSum.ts';
export { costEntryOf, type CostEntry } from './report/workspace/costEntry.ts';
export {
  buildCostTree,
  type CostNode,
  type CostTree,
  type CostTreeView,
} from './report/workspace/costTree.ts';
export { costNodeMarkdown, describeCostNode, formatSum } from './report/workspace/costWords.ts';
export { workspaceMarkdown } from './report/workspace/costReport.ts';
export { placeOfRequest } from './template/outputPlace.ts';
export { editHeader, type HeaderChange, type HeaderPlace } from './template/headerEdit.ts';
export type { UsageCell } from './usage/ledger/cell.ts';
export { createLedger, type Ledger, type LedgerOptions } from './usage/ledger/ledger.ts';
export { rollUp, type RollUp } from './usage/ledger/rollUp.ts';
export type { LogStart } from './usage/follow/startOf.ts';
export type { FollowedLog } from './usage/follow/followedLog.ts';
export type { FileFacts } from './usage/follow/logState.ts';
export { loadLogs, saveLogs, type SavedLogs } from './usage/follow/logsFile.ts';
export { followLogs, type KeptLog, type UsageLogs } from './usage/follow/usageLogs.ts';
export { SPEND_KEYS, spendOf, type SpendKey } from './usage/spend.ts';
export {
  actualsOf,
  indexActuals,
  type ActualsIndex,
  type TemplateActuals,
} from './usage/observed/actuals.ts';
export { compareActuals, type EstimateAgainstActual } from './usage/observed/drift.ts';
export {
  doubtWords,
  formulaDoubts,
  recordDoubt,
  type FormulaDoubt,
} from './usage/observed/formulaCheck.ts';
export { observationSignature } from './usage/observed/signature.ts';
export { modelsWithCachedInput, observationsOf } from './usage/observed/observationsOf.ts';
export { acceptanceOf } from './pricing/observations.ts';
export { actualsLines, actualsTitle } from './report/actuals.ts';
export {
  NO_SPEND,
  perApproved,
  SERIES_KEYS,
  spendSeries,
  type SeriesKey,
  type SpendCell,
  type SpendSeries,
  type SpendSums,
} from './usage/views/spendSeries.ts';
export { attemptsPerAsset, MOST_ATTEMPTS, type AttemptsRow } from './usage/views/attempts.ts';
export { cachedInput, type CachedInput } from './usage/views/cachedInput.ts';
export { addDays, PERIODS, type Period } from './usage/views/periods.ts';
export { readUsageLine, readUsageRecord } from './usage/readRecord.ts';
export { formatRecord } from './usage/shapes/formatRecord.ts';
export { formatJudgement } from './usage/shapes/judgementLine.ts';
export type { Judgement, RecordReading, UsageRecord } from './usage/usageRecord.ts';
export {
  reportActuals,
  reportBudgets,
  type ReportedActuals,
  type ReportedBudget,
} from './report/spendDetails.ts';
export { reportSpend, spendReportSchema, type SpendReport } from './report/spendJson.ts';
export { priceUsage, type UsageCounts, type UsagePrice } from './pricing/priceUsage.ts';
export { isImageTemplate } from './project/ownership.ts';
export { compileGlobs, compilePathGlob } from './project/glob.ts';
export {
  EMPTY_PROJECT,
  parseProjectFile,
  PROJECT_FILE_NAME,
  type Project,
} from './project/projectFile.ts';
export { projectSchema } from './project/projectSchema.ts';
export {
  createProjectContext,
  DEFAULT_UNDECLARED_TOKENS,
  NATIVE_GLOBS,
  type ProjectContext,
  type TemplateSettings,
  type UserSettings,
} from './project/settings.ts';
export {
  findReference,
  isPictureName,
  searchedFolder,
  type FileAnswer,
  type FileProblem,
  type FileRequest,
  type FolderEntry,
  type ReferenceSearch,
} from './project/referenceSearch.ts';
export { indexTemplate, type WorkspaceTemplate } from './lint/workspace/workspaceTemplate.ts';
export {
  lintWorkspace,
  type WeighedCluster,
  type WorkspaceLint,
} from './lint/workspace/lintWorkspace.ts';
export { lintBudgets } from './lint/workspace/lintBudgets.ts';
export { lintSpend, lintTemplateSpend } from './lint/workspace/lintSpend.ts';
export { periodWords } from './lint/rules/budgets/words.ts';
export { parseRuleLevels } from './project/ruleLevels.ts';
export { breakdownMarkdown } from './report/breakdown.ts';
export { estimateMarkdown } from './report/estimate.ts';
export {
  estimateReportSchema,
  reportFinding,
  reportRequests,
  totalsOf,
  type EstimateReport,
  type ReportedFinding,
  type ReportedRequest,
} from './report/json.ts';
export { describeRequest, lensTitles, moneyPerImage } from './report/lens.ts';
export { lensRow } from './report/lensRow.ts';
export {
  lintReportSchema,
  rankFindings,
  reportCluster,
  reportLinted,
  savingsOf,
  type LintedFinding,
  type LintReport,
} from './report/lint.ts';
export { spendStatus, type SpendToDate } from './report/spendStatus.ts';
export { lintSarif } from './report/sarif.ts';
export { layoutMarkdown } from './report/layout.ts';
export {
  describeMigration,
  migrationReportSchema,
  reportMigrationTotals,
  reportMove,
  totalOfMigration,
  type MigrationReport,
  type MigrationTotal,
} from './report/migration.ts';
export { escapeMarkdown } from './report/markdown.ts';
export {
  formatSize,
  formatTokens,
  formatUnitPrice,
  formatUsd,
  formatUsdChange,
  formatUsdRange,
} from './report/money.ts';
export {
  reportUsagePrice,
  usagePriceReportSchema,
  type UsagePriceReport,
} from './report/usagePrice.ts';
export { loadPartials, lookUpIn, type PartialLookup } from './template/partialFiles.ts';
export { namesTemplate } from './template/templateName.ts';
export { isPartialPath } from './template/partialPaths.ts';
export { EMPTY_LAYER } from './template/header.ts';
export { HEADER_KEY_DOCS, HEADER_WORDS, QUALITIES } from './template/headerFields.ts';
export type { PlainPrompt } from './template/plainPrompt.ts';
export { readPromptLine, type PromptLine } from './template/promptLine.ts';
export { readSetting, type RequestKey } from './template/readSetting.ts';
export type { SettingsLayer } from './template/template.ts';
export { firstLine } from './text/firstLine.ts';
export { applyEdits, applyFixes, selectFixes, type FixedText } from './text/applyFixes.ts';
export {
  RULE_IDS,
  type Finding,
  type Fix,
  type RelatedPlace,
  type RuleId,
  type Severity,
  type TextEdit,
} from './text/finding.ts';
export { createLineIndex, type LineIndex } from './text/lineIndex.ts';
export type { Position, Range, Span } from './text/span.ts';
export { runSteps, type Steps } from './text/steps.ts';
export { loadRankTable } from './tokens/bpe/rankFile.ts';
export { createTokenCounter } from './tokens/bytePairCounter.ts';
export type { TextChange } from './tokens/documentCount.ts';
export { createFollowingCounter, type CountedText } from './tokens/followingCounter.ts';
export { composeChanges } from './tokens/textChange.ts';
export { USUAL_ENCODING, type Encoding } from './tokens/textModels.ts';
export type { TokenCounter } from './tokens/tokenCounter.ts';
export type { TokenRange } from './tokens/tokenRange.ts';
