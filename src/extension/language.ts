import * as vscode from 'vscode';
import {
  conversionLines,
  createLanguage,
  inDollars,
  sayWording,
  type Language,
} from '../core/index.ts';
import { readDisplayCurrency } from './settings.ts';

interface KeptLanguage {
  readonly key: string;
  readonly language: Language;
}

let kept: KeptLanguage | undefined;

/** The language that the editor is shown in, with the display currency of the settings. */
export function displayLanguage(): Language {
  return current().language;
}

/** The language that texts are in, for those who speak them: English where there is no translation. */
export function textLocale(): string {
  return vscode.l10n.bundle === undefined ? 'en' : displayLanguage().locale;
}

/** The same in US dollars, for prices as they are published and written into files. */
export function dollarLanguage(): Language {
  return inDollars(current().language);
}

/** The words above a list of amounts, with how these are converted where they are. */
export function withConversion(words: string, tell?: (inUsd: Language) => string): string {
  return [words, ...conversionLines(displayLanguage(), tell)].join(' · ');
}

/** What is wrong with the settings of the display currency, which then does not count. */
export function currencyProblem(): string | undefined {
  const choice = readDisplayCurrency();
  return choice.kind === 'problem' ? sayWording(choice.problem, displayLanguage()) : undefined;
}

/** Formats are slow to make, so they are kept until the settings change. */
function current(): KeptLanguage {
  const choice = readDisplayCurrency();
  const currency = choice.kind === 'converted' ? choice.currency : undefined;
  const key = `${currency?.code ?? ''} ${currency?.perUsd ?? ''}`;
  if (kept?.key !== key) {
    const translate = (sentence: string): string => vscode.l10n.t(sentence);
    const language = createLanguage(vscode.env.language, translate, currency);
    kept = { key, language };
  }
  return kept;
}
