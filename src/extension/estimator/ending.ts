import * as vscode from 'vscode';
import {
  estimateAnswers,
  estimateMarkdown,
  formatUsdRange,
  KIND_NAMES,
  describePrice,
  planAnswers,
  planLines,
  type EstimateAnswers,
} from '../../core/index.ts';
import type { BACK } from './pickStep.ts';
import { pickStep, type StepItem } from './pickStep.ts';
import type { EstimatedPrompt } from './promptText.ts';
import { TOTAL_STEPS } from './questions.ts';

/** What can be done with an estimate. */
export type Ending = 'show' | 'copy' | 'insert' | 'save' | 'compare';

const ACTIONS: readonly StepItem<Ending>[] = [
  { label: '$(list-flat) Show the breakdown', value: 'show' },
  { label: '$(copy) Copy as Markdown', value: 'copy' },
  { label: '$(edit) Insert as header', value: 'insert' },
  { label: '$(save) Save as project default', value: 'save' },
  { label: '$(arrow-swap) Compare models', value: 'compare' },
];

/**
 * Shows what it comes to, and asks what to do with it.
 *
 * @param first where the choice starts.
 */
export function pickEnding(
  { subject }: EstimatedPrompt,
  title: string,
  answers: EstimateAnswers,
  first: unknown,
): Promise<Ending | typeof BACK | undefined> {
  const estimate = estimateAnswers(subject, answers);
  const items = estimate.cost.kind === 'priced' ? estimate.cost.lineItems : [];
  const separator = (label: string): StepItem<Ending> => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
  });
  return pickStep<Ending>({
    title: `${title}: ${describePrice(estimate, answers.runs)}`,
    step: TOTAL_STEPS,
    totalSteps: TOTAL_STEPS,
    placeholder: `${answers.model} ${answers.quality} ${answers.size} · ${estimate.basis}`,
    active: ACTIONS.find(({ value }) => value === first),
    items: [
      ...ACTIONS,
      separator('per request'),
      ...items.map((item): StepItem<Ending> => ({
        label: KIND_NAMES[item.kind],
        description: formatUsdRange(item.amount, 'exact'),
        value: 'show',
      })),
      separator('the run'),
      ...planLines(planAnswers(subject, answers)).map((line): StepItem<Ending> => ({
        label: line.label,
        description: [line.value, line.note].filter((part) => part !== '').join(' · '),
        value: 'show',
      })),
    ],
  });
}

/** The estimate as Markdown. */
export function markdownOf(
  { name, analysis, subject }: EstimatedPrompt,
  answers: EstimateAnswers,
): string {
  return estimateMarkdown(
    name,
    analysis,
    estimateAnswers(subject, answers),
    planLines(planAnswers(subject, answers)),
  );
}
