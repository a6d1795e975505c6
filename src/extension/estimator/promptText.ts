import * as vscode from 'vscode';
import {
  analyse,
  createProjectContext,
  type Analysis,
  type EstimateSubject,
} from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import type { CounterSource } from '../counterSource.ts';
import { readText as readFileText } from '../fileText.ts';
import type { Projects } from '../projects.ts';
import { readAnalysisSettings } from '../settings.ts';
import { CANCELLED, runInSlices } from '../slices.ts';
import type { TemplateAnalyser } from '../templateAnalyser.ts';
import { today } from '../today.ts';
import { analyseFile } from '../workspaceTemplates.ts';

/** A prompt that can be estimated. */
export interface EstimatedPrompt {
  /** What people call it. */
  readonly name: string;
  readonly text: string;
  /** The template it is; undefined for text from elsewhere. */
  readonly uri: vscode.Uri | undefined;
  readonly analysis: Analysis;
  /** The output that is estimated; the first one unless another is chosen. */
  readonly subject: EstimateSubject;
}

/** The same prompt with another of its outputs. */
export function withOutput(prompt: EstimatedPrompt, index: number): EstimatedPrompt {
  const request = prompt.analysis.requests[index]?.request;
  return request ? { ...prompt, subject: { ...prompt.subject, base: request } } : prompt;
}

/** What it takes to count and price a text. */
export interface PromptReader {
  readonly store: AnalysisStore;
  readonly projects: Projects;
  readonly counter: CounterSource;
}

/** The template in an open document, as it was analysed last; undefined when it is none. */
export function readTemplate(
  { store }: PromptReader,
  uri: vscode.Uri,
): EstimatedPrompt | undefined {
  const known = store.get(uri);
  if (known === undefined) return undefined;
  const { analysis, settings, document } = known;
  const subject = subjectOf(analysis, settings.catalogue);
  return subject && { name: nameOf(uri), text: document.getText(), uri, analysis, subject };
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A template of the workspace that no editor shows, as its file is; undefined when it is none, and once it is cancelled. */
export async function readClosedTemplate(
  { store }: PromptReader,
  analyser: TemplateAnalyser,
  uri: vscode.Uri,
  isCancelled: () => boolean,
): Promise<EstimatedPrompt | undefined> {
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) return undefined;
  const text = await readFileText(uri);
  if (text === undefined) return undefined;
  const analysed = await analyseFile({ uri, text }, store, analyser, isCancelled);
  if (analysed === CANCELLED || analysed === undefined) return undefined;
  const { analysis, settings } = analysed;
  const subject = subjectOf(analysis, settings.catalogue);
  return subject && { name: nameOf(uri), text, uri, analysis, subject };
}

/** A text from elsewhere, counted in slices with the project's prices and defaults; undefined once it is cancelled. */
export async function readText(
  { projects, counter }: PromptReader,
  name: string,
  text: string,
  isCancelled: () => boolean = () => false,
): Promise<EstimatedPrompt | undefined> {
  const settings = await settingsHere(projects);
  const analysis = await runInSlices(analyse(text, settings, await counter()), isCancelled);
  if (analysis === CANCELLED) return undefined;
  const subject = subjectOf(analysis, settings.catalogue);
  return subject && { name, text, uri: undefined, analysis, subject };
}

/** What applies to a template in the folder of the active editor, or in the first one. */
async function settingsHere(
  projects: Projects,
): Promise<ReturnType<ReturnType<typeof createProjectContext>['settingsFor']>> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder =
    (active && vscode.workspace.getWorkspaceFolder(active)) ??
    vscode.workspace.workspaceFolders?.[0];
  const { user } = readAnalysisSettings(active ?? folder?.uri);
  if (folder === undefined) return createProjectContext(user).settingsFor('estimate.prompt');
  const uri =
    active?.scheme === folder.uri.scheme
      ? active
      : vscode.Uri.joinPath(folder.uri, 'estimate.prompt');
  const { context, relativePath } = await projects.of(uri, user);
  return context.settingsFor(relativePath);
}

function subjectOf(
  { requests, prompt }: Analysis,
  catalogue: EstimateSubject['catalogue'],
): EstimateSubject | undefined {
  const [first] = requests;
  return first && { catalogue, base: first.request, prompt, today: today() };
}
