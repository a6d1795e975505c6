import * as vscode from 'vscode';
import { answersOf, QUESTIONS, type EstimateAnswers } from '../../core/index.ts';
import type { Projects } from '../projects.ts';
import type { EstimateArgument } from './argument.ts';
import { pickModel } from './compare.ts';
import { markdownOf, pickEnding } from './ending.ts';
import { lastAnswers, remember } from './lastAnswers.ts';
import { readFiles } from './pickFiles.ts';
import { BACK } from './pickStep.ts';
import type { EstimatedPrompt } from './promptText.ts';
import { askAll } from './questions.ts';
import type { StepPlan } from './steps.ts';
import { insertHeader, saveDefaults } from './writeAnswers.ts';

/** What the steps about one request need. */
export interface OneOutputDeps {
  readonly projects: Projects;
  readonly memory: vscode.Memento;
  readonly show: (markdown: string) => Promise<void>;
}

/** Asks everything about one request and does what the user wants with the estimate; BACK before the first question. */
export async function estimateOne(
  deps: OneOutputDeps,
  prompt: EstimatedPrompt,
  steps: StepPlan,
  asked: EstimateArgument,
): Promise<typeof BACK | undefined> {
  const start = await withReferences(startOf(prompt, deps.memory), asked);
  const answers = await askAll(prompt, steps, start);
  return answers === undefined || answers === BACK
    ? answers
    : finish(deps, prompt, steps, answers, asked.ending);
}

/** A template says itself what it asks for; any other text starts where the last estimate ended. */
function startOf({ uri, subject }: EstimatedPrompt, memory: vscode.Memento): EstimateAnswers {
  const last = lastAnswers(memory);
  const own = answersOf(subject.base);
  if (uri === undefined) return last ?? own;
  return { ...own, runs: last?.runs ?? own.runs };
}

async function withReferences(
  start: EstimateAnswers,
  { references }: EstimateArgument,
): Promise<EstimateAnswers> {
  if (references === undefined) return start;
  const { files } = await readFiles(references.map((one) => vscode.Uri.parse(one)));
  return files.length === 0 ? start : { ...start, references: { kind: 'files', files } };
}

async function finish(
  { projects, memory, show }: OneOutputDeps,
  prompt: EstimatedPrompt,
  steps: StepPlan,
  first: EstimateAnswers,
  firstEnding: EstimateArgument['ending'],
): Promise<typeof BACK | undefined> {
  let answers = first;
  for (;;) {
    await remember(memory, answers);
    const ending = await pickEnding(prompt, steps, answers, firstEnding);
    switch (ending) {
      case undefined:
        return undefined;
      case BACK: {
        const again = await askAll(prompt, steps, answers, QUESTIONS.length - 1);
        if (again === undefined || again === BACK) return again;
        answers = again;
        break;
      }
      case 'compare': {
        const other = await pickModel(prompt, steps, answers);
        if (other === undefined) return undefined;
        if (other !== BACK) answers = other;
        break;
      }
      case 'show':
        await show(markdownOf(prompt, answers));
        return undefined;
      case 'copy':
        await vscode.env.clipboard.writeText(markdownOf(prompt, answers));
        return undefined;
      case 'insert':
        await insertHeader(prompt, answers);
        return undefined;
      case 'save':
        await saveDefaults(projects, prompt, answers);
        return undefined;
    }
  }
}
