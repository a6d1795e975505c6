import * as vscode from 'vscode';
import {
  describeRequest,
  explainRequest,
  type AnalysedRequest,
  type Explained,
} from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { placeAt, type CursorPlace } from '../cursor.ts';
import { BACK, pickStep, type StepItem } from '../estimator/pickStep.ts';
import { withoutIcons } from '../icons.ts';
import { COMMANDS } from '../ids.ts';
import { displayLanguage } from '../language.ts';
import { pickRequest } from '../pickRequest.ts';
import { templateOf } from '../templateArgument.ts';
import { wrap } from '../wrap.ts';

/** Letters of a line in a list; the editor cuts off what is longer. */
const LONGEST_LINE = 76;

/**
 * Opens the number under the cursor step by step, down to quantity × unit price, the formula of the quantity with
 * its numbers, and the source of each. Resolves to the labels of what was opened.
 */
export function registerExplain(store: AnalysisStore): vscode.Disposable {
  return vscode.commands.registerCommand(
    COMMANDS.explain,
    async (argument: unknown, at: unknown) => {
      const editor = vscode.window.activeTextEditor;
      const uri = templateOf(argument);
      const known = uri && (await store.settled(uri));
      if (known === undefined) return undefined;
      const isOwn = editor?.document.uri.toString() === known.document.uri.toString();
      const position = readPosition(at) ?? (isOwn ? editor.selection.active : undefined);
      const place = position && placeAt(known, position);
      const requests = place?.kind === 'value' ? place.requests : known.analysis.requests;
      const request = await pickRequest(requests, vscode.l10n.t('Explain This Number'));
      return request && drillDown(known, request, place);
    },
  );
}

/** A position that a link carries; undefined for anything else. */
function readPosition(value: unknown): vscode.Position | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { line, character } = value as { readonly line?: unknown; readonly character?: unknown };
  return isCount(line) && isCount(character) ? new vscode.Position(line, character) : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** What a place of the template is about, as keys from the price of the request downwards. */
function pathOf(place: CursorPlace | undefined): readonly string[] {
  switch (place?.kind) {
    case 'variable':
      return ['textInput', 'quantity', 'prompt'];
    case 'value':
    case 'key':
      return place.key === 'quality' || place.key === 'size'
        ? ['imageOutput']
        : place.key === 'images'
          ? ['imageInput']
          : [];
    case 'lens':
    case undefined:
      return [];
  }
}

async function drillDown(
  { analysis, settings, document }: AnalysedDocument,
  request: AnalysedRequest,
  place: CursorPlace | undefined,
): Promise<readonly string[]> {
  const root = explainRequest(
    { ...analysis, catalogue: settings.catalogue },
    request,
    displayLanguage(),
  );
  const stack = [root];
  for (const key of pathOf(place)) {
    const next = stack.at(-1)?.parts.find((part) => part.key === key);
    if (next === undefined) break;
    stack.push(next);
  }
  const opened = stack.map(({ label }) => label);
  for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
    const answer = await pickPart(
      node,
      stack.length,
      describeRequest(request, true, displayLanguage()),
    );
    if (answer === undefined) break;
    if (answer === BACK) stack.pop();
    else if (answer === 'breakdown') {
      await vscode.commands.executeCommand(COMMANDS.showBreakdown, document.uri.toString());
      break;
    } else {
      stack.push(answer);
      opened.push(answer.label);
    }
  }
  return opened;
}

function pickPart(
  { label, value, how = '', source, parts }: Explained,
  step: number,
  name: string,
): Promise<Explained | 'breakdown' | typeof BACK | undefined> {
  type Item = StepItem<Explained | 'breakdown'>;
  const separator = (title: string): Item => ({
    label: title,
    kind: vscode.QuickPickItemKind.Separator,
  });
  const lines = (text: string): Item[] =>
    text
      .split('; ')
      .flatMap((line) => wrap(line, LONGEST_LINE))
      .map((line) => ({ label: withoutIcons(line), alwaysShow: true }));
  const choices = parts.map((part): Item => ({
    label: withoutIcons(part.label),
    description: withoutIcons(part.value === '' ? (part.how ?? '') : part.value),
    ...(part.value !== '' && part.how !== undefined ? { detail: withoutIcons(part.how) } : {}),
    value: part,
  }));
  const breakdown: Item = {
    label: `$(list-flat) ${vscode.l10n.t('Show the whole breakdown')}`,
    value: 'breakdown',
  };
  const shownValue = value === '' ? '' : ` = ${value}`;
  return pickStep<Explained | 'breakdown'>({
    title: vscode.l10n.t('Explain: {0}', `${label}${shownValue}`),
    step,
    totalSteps: undefined,
    placeholder: name,
    items: [
      ...(how === '' ? [] : [separator(vscode.l10n.t('how it comes about')), ...lines(how)]),
      ...(source === undefined ? [] : [separator(vscode.l10n.t('source')), ...lines(source)]),
      ...(choices.length === 0 ? [] : [separator(vscode.l10n.t('made up of')), ...choices]),
      separator(''),
      breakdown,
    ],
    active: choices[0] ?? breakdown,
  });
}
