import * as vscode from 'vscode';
import {
  compareModels,
  describePrice,
  estimateAnswers,
  sayWording,
  type EstimateAnswers,
} from '../../core/index.ts';
import { withoutIcons } from '../icons.ts';
import { displayLanguage } from '../language.ts';
import type { BACK } from './pickStep.ts';
import { pickStep } from './pickStep.ts';
import type { EstimatedPrompt } from './promptText.ts';
import type { StepPlan } from './steps.ts';

/** Shows the estimate on every model that is still there, cheapest first; choosing one takes it over. */
export function pickModel(
  { subject }: EstimatedPrompt,
  { title, totalSteps }: StepPlan,
  answers: EstimateAnswers,
): Promise<EstimateAnswers | typeof BACK | undefined> {
  const { catalogue, prompt, today } = subject;
  const language = displayLanguage();
  const own = estimateAnswers(subject, answers);
  const items = compareModels(catalogue, own, prompt, today)
    .filter(({ isGone, isOwn }) => !isGone || isOwn)
    .map(({ model, estimate, isOwn, changes }) => {
      const { quality, size } = estimate.request;
      return {
        label: `${isOwn ? '$(check) ' : ''}${withoutIcons(model.id)}`,
        description: withoutIcons(describePrice(estimate, answers.runs, language)),
        ...(changes.length > 0 && {
          detail: changes.map((change) => sayWording(change, language)).join('; '),
        }),
        value: isOwn ? answers : { ...answers, model: model.id, quality, size },
      };
    });
  return pickStep({
    title: `${title}: ${vscode.l10n.t('Compare Models')}`,
    step: totalSteps,
    totalSteps,
    placeholder: vscode.l10n.t('The same request on other models, at the quality of nearest cost'),
    items,
  });
}
