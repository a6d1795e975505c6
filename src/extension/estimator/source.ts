import * as vscode from 'vscode';
import {
  answersOf,
  describeOutputs,
  describePrice,
  estimateAnswers,
  estimateOutputs,
} from '../../core/index.ts';
import { withoutIcons } from '../icons.ts';
import { displayLanguage } from '../language.ts';
import { BACK, pickStep, type StepItem } from './pickStep.ts';
import { readTemplate, readText, type EstimatedPrompt, type PromptReader } from './promptText.ts';

type Source = 'template' | 'selection' | 'clipboard' | 'empty';

/** Asks where the prompt comes from, and reads it; undefined when the user turns away. */
export async function pickPrompt(
  reader: PromptReader,
  title: string,
  totalSteps: number,
): Promise<EstimatedPrompt | undefined> {
  const editor = vscode.window.activeTextEditor;
  const template = editor && readTemplate(reader, editor.document.uri);
  const selected = editor?.document.getText(editor.selection) ?? '';
  const items: StepItem<Source>[] = [
    ...(template
      ? [
          {
            label: vscode.l10n.t('Current template'),
            description: withoutIcons(priceOf(template)),
            value: 'template' as const,
          },
        ]
      : []),
    ...(selected === ''
      ? []
      : [
          {
            label: vscode.l10n.t('Selection'),
            description: shorten(selected),
            value: 'selection' as const,
          },
        ]),
    {
      label: vscode.l10n.t('Clipboard'),
      description: vscode.l10n.t('the text that was copied last'),
      value: 'clipboard',
    },
    {
      label: vscode.l10n.t('Empty text'),
      description: vscode.l10n.t('the image alone, without a prompt'),
      value: 'empty',
    },
  ];
  const placeholder = vscode.l10n.t('What to estimate');
  const source = await pickStep({ title, step: 1, totalSteps, placeholder, items });
  switch (source) {
    case 'template':
      return template;
    case 'selection':
      return readText(reader, vscode.l10n.t('the selection'), selected);
    case 'clipboard':
      return readText(
        reader,
        vscode.l10n.t('the clipboard'),
        await vscode.env.clipboard.readText(),
      );
    case 'empty':
      return readText(reader, vscode.l10n.t('an empty prompt'), '');
    case BACK:
    case undefined:
      return undefined;
  }
}

/** The active editor's selection as a prompt; undefined where nothing is selected. */
export async function readSelection(reader: PromptReader): Promise<EstimatedPrompt | undefined> {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection) ?? '';
  return text === '' ? undefined : readText(reader, vscode.l10n.t('the selection'), text);
}

/** What the template costs as it stands, all of its outputs made once. */
function priceOf({ name, analysis, subject }: EstimatedPrompt): string {
  const language = displayLanguage();
  const requests = analysis.requests.map(({ request }) => request);
  const price =
    requests.length > 1
      ? describeOutputs(estimateOutputs(subject, requests, 1), language)
      : describePrice(estimateAnswers(subject, answersOf(subject.base)), 1, language);
  return `${name} · ${price}`;
}

function shorten(text: string): string {
  const line = text.trim().slice(0, 200).replaceAll(/\s+/gu, ' ');
  return line.length > 50 ? `${line.slice(0, 49)}…` : line;
}
