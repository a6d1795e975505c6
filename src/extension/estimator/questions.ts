import * as vscode from 'vscode';
import {
  choicesOf,
  QUESTIONS,
  readTyped,
  type EstimateAnswers,
  type EstimateChoice,
  type EstimateSubject,
  type Question,
} from '../../core/index.ts';
import { withoutIcons } from '../icons.ts';
import { displayLanguage } from '../language.ts';
import { BACK, pickStep, type StepItem } from './pickStep.ts';

/** Steps before the questions and after them. */
const OTHER_STEPS = 2;
/** All steps of an estimate. */
export const TOTAL_STEPS = QUESTIONS.length + OTHER_STEPS;

const PLACEHOLDERS: Readonly<Record<Question, string>> = {
  model: vscode.l10n.t('Which model'),
  quality: vscode.l10n.t('Which quality'),
  size: vscode.l10n.t('Which size; type any other, such as 1536x864'),
  n: vscode.l10n.t('How many images in a request'),
  references: vscode.l10n.t('Reference images that are sent; type others, such as 2 1024x1024'),
  runs: vscode.l10n.t('How many requests; type any number'),
};

/** Asks everything, each with its price; BACK before the first question, undefined when the user turns away. */
export async function askAll(
  subject: EstimateSubject,
  title: string,
  start: EstimateAnswers,
  from = 0,
): Promise<EstimateAnswers | typeof BACK | undefined> {
  let answers = start;
  for (let index = from; ;) {
    const question = QUESTIONS[index];
    if (question === undefined) return answers;
    const given = await ask(subject, title, question, index, answers);
    if (given === undefined) return undefined;
    if (given === BACK) {
      if (index === 0) return BACK;
      index -= 1;
    } else {
      answers = given;
      index += 1;
    }
  }
}

function ask(
  subject: EstimateSubject,
  title: string,
  question: Question,
  index: number,
  answers: EstimateAnswers,
): Promise<EstimateAnswers | typeof BACK | undefined> {
  const language = displayLanguage();
  const choices = choicesOf(subject, question, answers, language);
  const items = choices.map(toItem);
  return pickStep({
    title,
    step: index + 2,
    totalSteps: TOTAL_STEPS,
    placeholder: PLACEHOLDERS[question],
    items,
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

function toItem({ label, price, answers }: EstimateChoice): StepItem<EstimateAnswers> {
  return { label: withoutIcons(label), description: withoutIcons(price), value: answers };
}
