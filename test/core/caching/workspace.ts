import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  analyse,
  applyEdits,
  createTokenCounter,
  createProjectContext,
  indexTemplate,
  isPartialPath,
  lintWorkspace,
  loadRankTable,
  lookUpIn,
  parseProjectFile,
  runSteps,
  type Finding,
  type Fix,
  type WorkspaceLint,
  type WorkspaceTemplate,
} from '../../../src/core/index.ts';

const ranks = resolve(import.meta.dirname, '../../../dist/o200k_base.ranks');
export const counter = createTokenCounter(runSteps(loadRankTable(readFileSync(ranks))));

/** Files of a workspace by their path. */
export type Files = ReadonlyMap<string, string>;

const contextOf = (files: Files): ReturnType<typeof createProjectContext> =>
  createProjectContext({}, parseProjectFile(files.get('prompt-cost.yaml') ?? ''));

/** Compares the templates of a workspace with each other. */
export function lintFiles(files: Files): WorkspaceLint {
  const context = contextOf(files);
  const lookup = lookUpIn(files);
  const templates: WorkspaceTemplate[] = [];
  for (const [path, text] of files) {
    if (isPartialPath(path) || !path.endsWith('.prompt')) continue;
    const template = runSteps(indexTemplate(path, text, context.settingsFor(path), lookup));
    if (template) templates.push(template);
  }
  return runSteps(lintWorkspace(templates, counter, new Set(files.keys())));
}

/** What is found in one file of a workspace, alone and among the others. */
export function findingsOf(files: Files, path: string): readonly Finding[] {
  const settings = contextOf(files).settingsFor(path);
  const partials = { path, lookup: lookUpIn(files) };
  const analysis = runSteps(analyse(files.get(path) ?? '', settings, counter, undefined, partials));
  return [
    ...analysis.findings,
    ...analysis.requests.flatMap(({ findings }) => findings),
    ...(lintFiles(files).findings.get(path) ?? []),
  ];
}

/** The files after a fix of a finding in `path`. */
export function fixFiles(files: Files, path: string, fix: Fix): Files {
  const fixed = new Map(files);
  for (const target of new Set(fix.edits.map((edit) => edit.path ?? path))) {
    const edits = fix.edits.filter((edit) => (edit.path ?? path) === target);
    fixed.set(target, applyEdits(files.get(target) ?? '', edits));
  }
  return fixed;
}
