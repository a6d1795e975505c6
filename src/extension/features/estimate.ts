import * as vscode from 'vscode';
import { askAllOutputs } from '../estimator/allOutputs.ts';
import { readArgument, type EstimateArgument } from '../estimator/argument.ts';
import { lastAnswers } from '../estimator/lastAnswers.ts';
import { estimateOne, type OneOutputDeps } from '../estimator/oneOutput.ts';
import { pickOutputs } from '../estimator/pickOutput.ts';
import { BACK } from '../estimator/pickStep.ts';
import { withOutput, type EstimatedPrompt, type PromptReader } from '../estimator/promptText.ts';
import { pickPrompt, readSelection } from '../estimator/source.ts';
import { stepsOf, stepsOfAll } from '../estimator/steps.ts';
import { COMMANDS, ESTIMATE_SCHEME } from '../ids.ts';
import { showRendered } from './breakdown.ts';

const TITLE = vscode.l10n.t('Estimate');

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
  const deps: OneOutputDeps = { projects: reader.projects, memory, show };

  const estimate = async (asked: EstimateArgument, given?: EstimatedPrompt): Promise<void> => {
    for (let first = given; ; first = undefined) {
      const prompt = first ?? (await pickPrompt(reader, TITLE, stepsOf(TITLE, 1).totalSteps));
      if (prompt === undefined) return;
      const outputs = prompt.analysis.requests.length;
      const end =
        outputs > 1
          ? await estimateOutputsOf(deps, prompt, asked)
          : await estimateOne(deps, prompt, stepsOf(TITLE, outputs), asked);
      if (end !== BACK) return;
    }
  };

  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(ESTIMATE_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => shown,
    }),
    vscode.commands.registerCommand(COMMANDS.estimate, (argument: unknown) =>
      logged(log, () => estimate(readArgument(argument))),
    ),
    vscode.commands.registerCommand(COMMANDS.estimateSelection, (argument: unknown) =>
      logged(log, async () => {
        await estimate(readArgument(argument), await readSelection(reader));
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

/** Asks which of several outputs is meant, or all of them; BACK before that question. */
async function estimateOutputsOf(
  deps: OneOutputDeps,
  prompt: EstimatedPrompt,
  asked: EstimateArgument,
): Promise<typeof BACK | undefined> {
  const steps = stepsOf(TITLE, prompt.analysis.requests.length);
  for (;;) {
    const output = await pickOutputs(prompt, steps, asked.output);
    if (output === undefined || output === BACK) return output;
    if (output !== 'all') {
      const end = await estimateOne(deps, withOutput(prompt, output), steps, asked);
      if (end !== BACK) return end;
      continue;
    }
    const runs = lastAnswers(deps.memory)?.runs ?? 1;
    const ending = await askAllOutputs(prompt, stepsOfAll(TITLE), runs, asked.ending);
    if (ending === BACK) continue;
    if (ending?.kind === 'show') await deps.show(ending.markdown);
    if (ending?.kind === 'copy') await vscode.env.clipboard.writeText(ending.markdown);
    return undefined;
  }
}
