import * as vscode from 'vscode';
import {
  describeOutputs,
  estimateMarkdown,
  estimateOutputs,
  outputLines,
  outputRuns,
  readOutputRuns,
  type ResolvedRequest,
} from '../../core/index.ts';
import { withoutIcons } from '../icons.ts';
import { displayLanguage } from '../language.ts';
import type { EstimateArgument } from './argument.ts';
import { BACK, pickStep, type StepItem } from './pickStep.ts';
import type { EstimatedPrompt } from './promptText.ts';
import type { StepPlan } from './steps.ts';

type RunsChoice = ReturnType<typeof outputRuns>[number];

/** What can be done with the estimate of all outputs. */
export interface AllOutputsEnding {
  readonly kind: 'show' | 'copy';
  readonly markdown: string;
}

/** Asks how often all outputs are made, and what to do with the estimate; BACK before the first step. */
export async function askAllOutputs(
  prompt: EstimatedPrompt,
  steps: StepPlan,
  first: number,
  firstEnding: EstimateArgument['ending'],
): Promise<AllOutputsEnding | typeof BACK | undefined> {
  const requests = prompt.analysis.requests.map(({ request }) => request);
  for (let runs = first; ;) {
    const given = await askRuns(prompt, requests, steps, runs);
    if (given === BACK || given === undefined) return given;
    runs = given;
    const ending = await pickEnding(prompt, requests, steps, runs, firstEnding);
    if (ending !== BACK) return ending;
  }
}

function askRuns(
  { subject }: EstimatedPrompt,
  requests: readonly ResolvedRequest[],
  { title, before, totalSteps }: StepPlan,
  runs: number,
): Promise<number | typeof BACK | undefined> {
  const language = displayLanguage();
  const choices = outputRuns(subject, requests, runs, language);
  const items = choices.map(toItem);
  return pickStep({
    title,
    step: before + 1,
    totalSteps,
    placeholder: vscode.l10n.t('How often each output is made; type any number'),
    items,
    active: items[choices.findIndex((choice) => choice.runs === runs)],
    onType: (typed) => {
      const read = readOutputRuns(subject, requests, typed, language);
      return typeof read === 'string'
        ? { label: `$(error) ${withoutIcons(typed)}`, detail: read }
        : read && toItem(read);
    },
  });
}

function toItem({ label, price, runs }: RunsChoice): StepItem<number> {
  return { label, description: withoutIcons(price), value: runs };
}

async function pickEnding(
  { name, analysis, subject }: EstimatedPrompt,
  requests: readonly ResolvedRequest[],
  { title, totalSteps }: StepPlan,
  runs: number,
  first: EstimateArgument['ending'],
): Promise<AllOutputsEnding | typeof BACK | undefined> {
  const language = displayLanguage();
  const all = estimateOutputs(subject, requests, runs);
  const lines = outputLines(all, language);
  const actions: readonly StepItem<AllOutputsEnding['kind']>[] = [
    { label: `$(list-flat) ${vscode.l10n.t('Show the breakdown')}`, value: 'show' },
    { label: `$(copy) ${vscode.l10n.t('Copy as Markdown')}`, value: 'copy' },
  ];
  const kind = await pickStep<AllOutputsEnding['kind']>({
    title: `${title}: ${describeOutputs(all, language)}`,
    step: totalSteps,
    totalSteps,
    placeholder: name,
    active: actions.find(({ value }) => value === first),
    items: [
      ...actions,
      { label: vscode.l10n.t('the run'), kind: vscode.QuickPickItemKind.Separator },
      ...lines.map(({ label, value, note }) => ({
        label: withoutIcons(label),
        description: withoutIcons([value, note].filter((part) => part !== '').join(' · ')),
        value: 'show' as const,
      })),
    ],
  });
  if (kind === BACK || kind === undefined) return kind;
  return { kind, markdown: estimateMarkdown(name, analysis, all.estimates, lines, language) };
}
