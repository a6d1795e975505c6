import * as vscode from 'vscode';
import {
  basisWord,
  checkCatalogue,
  doubtWords,
  findModel,
  sayFinding,
  sayMessage,
  sayWording,
  USUAL_AGE_DAYS,
  type Analysis,
  type FormulaDoubt,
} from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import type { LearnedUsage } from '../learned/learnedUsage.ts';
import { COMMANDS, LANGUAGE_ID } from '../ids.ts';
import { currencyProblem, displayLanguage } from '../language.ts';
import { onDidChangeSettings, readSettings } from '../settings.ts';
import { onDidChangeDay, today } from '../today.ts';

const TEMPLATES: vscode.DocumentSelector = [
  { language: LANGUAGE_ID },
  { pattern: '**/*.{prompt,prompt.txt,prompt.md}' },
];

/** What the language status says of the active template. */
interface StatusWords {
  readonly text: string;
  readonly detail: string;
  readonly isWarning: boolean;
  readonly command: vscode.Command | undefined;
}

/** The language status, as far as others may ask for it. */
export interface LanguageStatusFeature {
  /** Undefined while nothing is shown. */
  readonly shown: () => Readonly<vscode.LanguageStatusItem> | undefined;
  readonly disposable: vscode.Disposable;
}

/** Tells in the language status of a template how sure its cost is, by which price list, and whether a model goes. */
export function registerLanguageStatus(
  store: AnalysisStore,
  learned: LearnedUsage,
): LanguageStatusFeature {
  let item: vscode.LanguageStatusItem | undefined;
  const update = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined || !readSettings(uri).languageStatus) {
      item?.dispose();
      item = undefined;
      return;
    }
    const known = store.get(uri);
    item ??= createItem();
    item.selector = selectorFor(known);
    item.busy = store.isBusy(uri);
    const words = known ? wordsOf(known, learned.doubts) : wordsWithout(store.hasFailed(uri));
    item.text = words.text;
    item.detail = words.detail;
    item.command = words.command;
    item.severity = words.isWarning
      ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
    item.accessibilityInformation = { label: `${words.text}. ${words.detail}` };
  };
  update();
  const disposable = vscode.Disposable.from(
    { dispose: () => item?.dispose() },
    vscode.window.onDidChangeActiveTextEditor(update),
    store.onDidChange(update),
    learned.onDidChange(update),
    store.onDidChangeBusy((uri) => {
      const active = vscode.window.activeTextEditor?.document.uri;
      if (uri.toString() !== active?.toString()) return;
      // Every key press makes a document busy for a moment.
      if (item === undefined) update();
      else item.busy = store.isBusy(uri);
    }),
    onDidChangeSettings(update),
    onDidChangeDay(update),
  );
  return { shown: () => item, disposable };
}

function createItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem('promptCost.catalogue', TEMPLATES);
  item.name = 'Prompt Cost';
  return item;
}

/** A project may name files of any language templates. */
function selectorFor(known: AnalysedDocument | undefined): vscode.DocumentSelector {
  if (known === undefined) return TEMPLATES;
  const { languageId, uri } = known.document;
  return { language: languageId, scheme: uri.scheme };
}

function wordsWithout(hasFailed: boolean): StatusWords {
  if (!hasFailed) {
    return { text: vscode.l10n.t('Prompt cost'), detail: '', isWarning: false, command: undefined };
  }
  return {
    text: vscode.l10n.t('Cost unavailable'),
    detail: vscode.l10n.t('An error occurred.'),
    isWarning: true,
    command: { title: vscode.l10n.t('Show log'), command: COMMANDS.showLog },
  };
}

function wordsOf(
  { analysis, settings }: AnalysedDocument,
  doubts: readonly FormulaDoubt[],
): StatusWords {
  const { requests, catalogueVersion } = analysis;
  const bases = [...new Set(requests.map(({ basis }) => basisWord(basis, displayLanguage())))];
  const retiring = retirementIn(analysis);
  const models = new Set(requests.map(({ request }) => request.model));
  const stale = checkCatalogue(settings.catalogue, today(), USUAL_AGE_DAYS).find(
    ({ kind, model }) => kind === 'stale' && models.has(model),
  );
  const doubt = doubts.find(({ model }) =>
    [...models].some((name) => findModel(settings.catalogue, name)?.id === model),
  );
  const currency = currencyProblem();
  const list = vscode.l10n.t('Price list of {0}', catalogueVersion);
  const breakdown = {
    title: vscode.l10n.t('Show breakdown'),
    command: COMMANDS.showBreakdown,
  };
  return {
    text: vscode.l10n.t('Cost is {0}', bases.join(', ')),
    detail: [
      ...(retiring === undefined ? [] : [retiring]),
      ...(stale === undefined ? [] : [`${stale.model}: ${sayMessage(stale, displayLanguage())}`]),
      ...(doubt === undefined
        ? []
        : [`${doubt.model}: ${sayWording(doubtWords(doubt), displayLanguage())}`]),
      ...(currency === undefined ? [] : [currency]),
      list,
    ].join(' · '),
    isWarning: [retiring, stale, doubt, currency].some((one) => one !== undefined),
    command:
      retiring === undefined
        ? currency === undefined
          ? breakdown
          : openCurrency()
        : { title: vscode.l10n.t('Migrate templates'), command: COMMANDS.migrateTemplates },
  };
}

function openCurrency(): vscode.Command {
  return {
    title: vscode.l10n.t('Open setting'),
    command: 'workbench.action.openSettings',
    arguments: ['promptCost.currency'],
  };
}

function retirementIn({ findings }: Analysis): string | undefined {
  const retiring = findings.find(({ ruleId }) => ruleId === 'request/retiring-model');
  return retiring && sayFinding(retiring, displayLanguage());
}
