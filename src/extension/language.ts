import * as vscode from 'vscode';
import { createLanguage, inDollars, type Language } from '../core/index.ts';
import { readDisplayCurrency } from './settings.ts';

interface KeptLanguage {
  readonly key: string;
  readonly language: Language;
  readonly inUsd: Language;
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

/** The same in US dollars, for findings: thresholds and budgets are in them. */
export function findingLanguage(): Language {
  return current().inUsd;
}

/** Formats are slow to make, so they are kept until the settings change. */
function current(): KeptLanguage {
  const currency = readDisplayCurrency();
  const key = `${currency?.code ?? ''} ${currency?.perUsd ?? ''}`;
  if (kept?.key !== key) {
    const translate = (sentence: string): string => vscode.l10n.t(sentence);
    const language = createLanguage(vscode.env.language, translate, currency);
    kept = { key, language, inUsd: inDollars(language) };
  }
  return kept;
}
