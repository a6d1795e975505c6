import * as vscode from 'vscode';
import { answersOf, QUESTIONS, type EstimateAnswers } from '../../core/index.ts';
import { pickModel } from '../estimator/compare.ts';
import { markdownOf, pickEnding } from '../estimator/ending.ts';
import { lastAnswers, remember } from '../estimator/lastAnswers.ts';
import { BACK } from '../estimator/pickStep.ts';
import type { EstimatedPrompt, PromptReader } from '../estimator/promptText.ts';
import { askAll, TOTAL_STEPS } from '../estimator/questions.ts';
import { pickPrompt, readSelection } from '../estimator/source.ts';
import { insertHeader, saveDefaults } from '../estimator/writeAnswers.ts';
import { COMMANDS, ESTIMATE_SCHEME } from '../ids.ts';
import { showRendered } from './breakdown.ts';

const TITLE = 'Estimate';

/** Answers "what will this cost?" from the command palette, step by step, with the price beside every choice. */
export function registerEstimate(
  reader: PromptReader,
  memory: vscode.Memento,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  let shown = '';
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const uri = vscode.Uri.from({ scheme: ESTIMATE_SCHEME, path: '/Estimate.md' });
  const show = async (markdown: string): Promise<void> => {
    shown = markdown;
    changed.fire(uri);
    await showRendered(uri);
  };

  const estimate = async (ending: unknown, given?: EstimatedPrompt): Promise<void> => {
    for (let first = given; ; first = undefined) {
      const prompt = first ?? (await pickPrompt(reader, TITLE, TOTAL_STEPS));
      if (prompt === undefined) return;
      const start =
        prompt.uri === undefined
          ? (lastAnswers(memory) ?? answersOf(prompt.subject.base))
          : { ...answersOf(prompt.subject.base), runs: lastAnswers(memory)?.runs ?? 1 };
      const answers = await askAll(prompt.subject, TITLE, start);
      if (answers === undefined) return;
      if (answers === BACK) continue;
      if ((await finish(prompt, answers, ending)) !== BACK) return;
    }
  };

  const finish = async (
    prompt: EstimatedPrompt,
    first: EstimateAnswers,
    firstEnding: unknown,
  ): Promise<typeof BACK | undefined> => {
    let answers = first;
    for (;;) {
      await remember(memory, answers);
      const ending = await pickEnding(prompt, TITLE, answers, firstEnding);
      switch (ending) {
        case undefined:
          return undefined;
        case BACK: {
          const again = await askAll(prompt.subject, TITLE, answers, QUESTIONS.length - 1);
          if (again === undefined || again === BACK) return again;
          answers = again;
          break;
        }
        case 'compare': {
          const other = await pickModel(prompt, TITLE, answers);
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
          await saveDefaults(reader.projects, prompt, answers);
          return undefined;
      }
    }
  };

  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(ESTIMATE_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => shown,
    }),
    vscode.commands.registerCommand(COMMANDS.estimate, (argument: unknown) =>
      logged(log, () => estimate(givenEnding(argument))),
    ),
    vscode.commands.registerCommand(COMMANDS.estimateSelection, (argument: unknown) =>
      logged(log, async () => {
        await estimate(givenEnding(argument), await readSelection(reader));
      }),
    ),
  );
}

/** Runs a command, and keeps what goes wrong in the log too. */
async function logged(log: vscode.LogOutputChannel, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    throw error;
  }
}

/** What a key binding asks for, `{ "ending": "copy" }`: the action that the last step starts on. */
function givenEnding(argument: unknown): unknown {
  return typeof argument === 'object' && argument !== null && 'ending' in argument
    ? argument.ending
    : undefined;
}
