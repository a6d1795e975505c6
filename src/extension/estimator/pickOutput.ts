import * as vscode from 'vscode';
import {
  describeOutputs,
  describePrice,
  describeRequest,
  estimateOutputs,
} from '../../core/index.ts';
import { withoutIcons } from '../icons.ts';
import { displayLanguage } from '../language.ts';
import type { EstimateArgument } from './argument.ts';
import { pickStep, type BACK, type StepItem } from './pickStep.ts';
import type { EstimatedPrompt } from './promptText.ts';
import type { StepPlan } from './steps.ts';

/** The number of an output, from 0, or all of them. */
export type OutputChoice = number | 'all';

/**
 * Asks which output of a template is meant, each with its price.
 *
 * @param first where the choice starts; counted from 1.
 */
export function pickOutputs(
  { analysis, subject }: EstimatedPrompt,
  { title, totalSteps }: StepPlan,
  first: EstimateArgument['output'],
): Promise<OutputChoice | typeof BACK | undefined> {
  const language = displayLanguage();
  const { requests } = analysis;
  const all = estimateOutputs(
    subject,
    requests.map(({ request }) => request),
    1,
  );
  const items: StepItem<OutputChoice>[] = requests.map((estimate, index) => ({
    label: withoutIcons(describeRequest(estimate, true, language)),
    description: withoutIcons(describePrice(estimate, 1, language)),
    value: index,
  }));
  const everything: StepItem<OutputChoice> = {
    label: language.say('All {0} outputs', requests.length),
    description: withoutIcons(describeOutputs(all, language)),
    value: 'all',
  };
  return pickStep({
    title,
    step: 2,
    totalSteps,
    placeholder: vscode.l10n.t('Which output of the template'),
    active: first === 'all' ? everything : items[(first ?? 1) - 1],
    items: [...items, everything],
  });
}
