import * as vscode from 'vscode';
import {
  basisWord,
  estimateAnswers,
  estimateMarkdown,
  formatUsdRange,
  kindName,
  describePrice,
  planAnswers,
  planLines,
  type EstimateAnswers,
} from '../../core/index.ts';
import { displayLanguage } from '../language.ts';
import type { BACK } from './pickStep.ts';
import { pickStep, type StepItem } from './pickStep.ts';
import type { EstimatedPrompt } from './promptText.ts';
import type { StepPlan } from './steps.ts';

/** What can be done with an estimate. */
export type Ending = 'show' | 'copy' | 'insert' | 'save' | 'compare';

const ACTIONS: readonly StepItem<Ending>[] = [
  { label: `$(list-flat) ${vscode.l10n.t('Show the breakdown')}`, value: 'show' },
  { label: `$(copy) ${vscode.l10n.t('Copy as Markdown')}`, value: 'copy' },
  { label: `$(edit) ${vscode.l10n.t('Insert as header')}`, value: 'insert' },
  { label: `$(save) ${vscode.l10n.t('Save as project default')}`, value: 'save' },
  { label: `$(arrow-swap) ${vscode.l10n.t('Compare models')}`, value: 'compare' },
];

/**
 * Shows what it comes to, and asks what to do with it.
 *
 * @param first where the choice starts.
 */
export function pickEnding(
  { subject }: EstimatedPrompt,
  { title, totalSteps }: StepPlan,
  answers: EstimateAnswers,
  first: Ending | undefined,
): Promise<Ending | typeof BACK | undefined> {
  const language = displayLanguage();
  const estimate = estimateAnswers(subject, answers);
  const items = estimate.cost.kind === 'priced' ? estimate.cost.lineItems : [];
  const separator = (label: string): StepItem<Ending> => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
  });
  return pickStep<Ending>({
    title: `${title}: ${describePrice(estimate, answers.runs, language)}`,
    step: totalSteps,
    totalSteps,
    placeholder: `${answers.model} ${answers.quality} ${answers.size} · ${basisWord(estimate.basis, language)}`,
    active: ACTIONS.find(({ value }) => value === first),
    items: [
      ...ACTIONS,
      separator(vscode.l10n.t('per request')),
      ...items.map((item): StepItem<Ending> => ({
        label: kindName(item.kind, language),
        description: formatUsdRange(item.amount, 'exact', language),
        value: 'show',
      })),
      separator(vscode.l10n.t('the run')),
      ...planLines(planAnswers(subject, answers, {}, language), language).map(
        (line): StepItem<Ending> => ({
          label: line.label,
          description: [line.value, line.note].filter((part) => part !== '').join(' · '),
          value: 'show',
        }),
      ),
    ],
  });
}

/** The estimate as Markdown. */
export function markdownOf(
  { name, analysis, subject }: EstimatedPrompt,
  answers: EstimateAnswers,
): string {
  const language = displayLanguage();
  return estimateMarkdown(
    name,
    analysis,
    [estimateAnswers(subject, answers)],
    planLines(planAnswers(subject, answers, {}, language), language),
    language,
  );
}
