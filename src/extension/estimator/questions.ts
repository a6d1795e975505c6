import * as vscode from 'vscode';
import {
  choicesOf,
  QUESTIONS,
  readTyped,
  type EstimateAnswers,
  type EstimateChoice,
  type Question,
} from '../../core/index.ts';
import { withoutIcons } from '../icons.ts';
import { displayLanguage } from '../language.ts';
import { chooseFiles, type ChosenFiles } from './pickFiles.ts';
import { BACK, pickStep, type StepItem } from './pickStep.ts';
import type { EstimatedPrompt } from './promptText.ts';
import type { StepPlan } from './steps.ts';

const PLACEHOLDERS: Readonly<Record<Question, string>> = {
  model: vscode.l10n.t('Which model'),
  quality: vscode.l10n.t('Which quality'),
  size: vscode.l10n.t('Which size; type any other, such as 1536x864'),
  n: vscode.l10n.t('How many images in a request'),
  references: vscode.l10n.t('Reference images that are sent; type others, such as 2 1024x1024'),
  runs: vscode.l10n.t('How many requests; type any number'),
};

/** The user wants to choose picture files. */
const FILES = Symbol('files');

/** Asks everything, each with its price; BACK before the first question, undefined when the user turns away. */
export async function askAll(
  prompt: EstimatedPrompt,
  steps: StepPlan,
  start: EstimateAnswers,
  from = 0,
): Promise<EstimateAnswers | typeof BACK | undefined> {
  let answers = start;
  let problems: ChosenFiles['problems'] = [];
  for (let index = from; ;) {
    const question = QUESTIONS[index];
    if (question === undefined) return answers;
    const given = await ask(prompt, steps, question, index, answers, problems);
    problems = [];
    if (given === undefined) return undefined;
    if (given === BACK) {
      if (index === 0) return BACK;
      index -= 1;
    } else if (given === FILES) {
      // The same question once more: now the files stand in the list with their price.
      const chosen = await chooseFiles(prompt.uri);
      problems = chosen?.problems ?? [];
      const files = chosen?.files ?? [];
      if (files.length > 0) answers = { ...answers, references: { kind: 'files', files } };
    } else {
      answers = given;
      index += 1;
    }
  }
}

function ask(
  { subject }: EstimatedPrompt,
  { title, before, totalSteps }: StepPlan,
  question: Question,
  index: number,
  answers: EstimateAnswers,
  problems: ChosenFiles['problems'],
): Promise<EstimateAnswers | typeof BACK | typeof FILES | undefined> {
  const language = displayLanguage();
  const choices = choicesOf(subject, question, answers, language);
  const items: readonly StepItem<EstimateAnswers | typeof FILES>[] = choices.map(toItem);
  return pickStep({
    title,
    step: before + index + 1,
    totalSteps,
    placeholder: PLACEHOLDERS[question],
    items: [...items, ...(question === 'references' ? fileItems(problems) : [])],
    active: items[choices.findIndex(({ isCurrent }) => isCurrent)],
    onType: (typed) => {
      const read = readTyped(subject, question, answers, typed, language);
      if (read === undefined) return undefined;
      return read.kind === 'choice'
        ? toItem(read.choice)
        : { label: `$(error) ${withoutIcons(typed)}`, detail: read.reason };
    },
  });
}

function fileItems(problems: ChosenFiles['problems']): readonly StepItem<typeof FILES>[] {
  return [
    {
      label: `$(folder-opened) ${vscode.l10n.t('Choose picture files…')}`,
      description: vscode.l10n.t('priced by the pixels of each'),
      value: FILES,
    },
    ...problems.map(({ name, reason }) => ({
      label: `$(error) ${withoutIcons(name)}`,
      detail: reason,
    })),
  ];
}

function toItem({ label, price, answers }: EstimateChoice): StepItem<EstimateAnswers> {
  return { label: withoutIcons(label), description: withoutIcons(price), value: answers };
}
