import * as vscode from 'vscode';
import { HEADER_KEY_DOCS } from '../../core/index.ts';
import type { AnalysedDocument } from '../analysisStore.ts';
import { displayLanguage } from '../language.ts';

/** Keys of an entry of `outputs`. */
const OUTPUT_KEYS: ReadonlySet<string> = new Set(['quality', 'size', 'model']);
/** Keys that are followed by lines of their own. */
const BLOCKS: ReadonlySet<string> = new Set(['inputs', 'outputs']);

/** The keys that a header may have at a place: at the top, in an entry of `outputs`, or the variables of the prompt. */
export function keyItems(
  { analysis }: AnalysedDocument,
  parent: string | undefined,
  header: string,
): vscode.CompletionItem[] {
  if (parent === 'inputs') return variableItems(analysis);
  if (parent !== undefined && parent !== 'outputs') return [];
  const present = new Set([...header.matchAll(/^([A-Za-z_]+)\s*:/gmu)].map(([, key = '']) => key));
  return HEADER_KEY_DOCS.filter(({ key }) =>
    parent === 'outputs' ? OUTPUT_KEYS.has(key) : !present.has(key),
  ).map(({ key, description }) => {
    const item = new vscode.CompletionItem(key, vscode.CompletionItemKind.Property);
    item.documentation = displayLanguage().say(description);
    item.insertText = BLOCKS.has(key) ? `${key}:\n  ` : `${key}: `;
    return item;
  });
}

/** Variables of the prompt that have no value yet, for `inputs`. */
function variableItems({ variables }: AnalysedDocument['analysis']): vscode.CompletionItem[] {
  return variables
    .filter(({ values }) => values.length === 0)
    .map(({ name }) => {
      const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Variable);
      item.detail = vscode.l10n.t('A variable of the prompt without a value');
      item.insertText = `${name}: `;
      return item;
    });
}
