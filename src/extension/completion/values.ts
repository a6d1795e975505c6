import * as vscode from 'vscode';
import {
  answersOf,
  choicesOf,
  conversionLine,
  findModel,
  HEADER_WORDS,
  type AnalysedRequest,
} from '../../core/index.ts';
import type { AnalysedDocument } from '../analysisStore.ts';
import { displayLanguage, dollarLanguage } from '../language.ts';
import { today } from '../today.ts';

/** Keys whose values are offered with what the whole then costs. */
const PRICED = ['model', 'quality', 'size', 'n'] as const;
type PricedKey = (typeof PRICED)[number];

/** The words that a key may have, with prices where they change the price. */
export function valueItems(
  known: AnalysedDocument,
  key: string,
  offset: number,
): vscode.CompletionItem[] {
  const question = PRICED.find((one) => one === key);
  if (question !== undefined) return pricedItems(known, question, offset);
  if (key === 'fallbacks') return modelItems(known);
  return (HEADER_WORDS.get(key) ?? []).map(
    (word) => new vscode.CompletionItem(word, vscode.CompletionItemKind.Value),
  );
}

function pricedItems(
  known: AnalysedDocument,
  question: PricedKey,
  offset: number,
): vscode.CompletionItem[] {
  const { analysis, settings } = known;
  const own = nearestRequest(known, offset);
  if (own === undefined) return [];
  const { catalogue } = settings;
  const subject = { catalogue, base: own.request, prompt: analysis.prompt, today: today() };
  const items: vscode.CompletionItem[] = [];
  const language = displayLanguage();
  const choices = choicesOf(subject, question, answersOf(own.request), language);
  const inUsd =
    language.currency && choicesOf(subject, question, answersOf(own.request), dollarLanguage());
  for (const [index, { price, answers }] of choices.entries()) {
    const word = String(answers[question]);
    // The earlier names of a model cost the same.
    const aliases = question === 'model' ? (findModel(catalogue, word)?.aliases ?? []) : [];
    for (const name of [word, ...aliases]) {
      const label = { label: name, description: price };
      const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Value);
      const usd = inUsd?.[index]?.price;
      const line = conversionLine(language, () => usd);
      if (line !== undefined && usd !== price) item.documentation = line;
      item.sortText = String(items.length).padStart(4, '0');
      items.push(item);
    }
  }
  return items;
}

function modelItems({ settings }: AnalysedDocument): vscode.CompletionItem[] {
  return settings.catalogue.models.map(
    ({ id }) => new vscode.CompletionItem(id, vscode.CompletionItemKind.Value),
  );
}

/** The request whose values stand nearest to the cursor. */
function nearestRequest(
  { analysis }: AnalysedDocument,
  offset: number,
): AnalysedRequest | undefined {
  const distance = ({ request }: AnalysedRequest): number =>
    Math.min(
      ...[request.spans.quality, request.spans.size].map((span) =>
        span === undefined ? Infinity : Math.abs(span.start - offset),
      ),
    );
  return [...analysis.requests].sort((a, b) => distance(a) - distance(b))[0];
}
