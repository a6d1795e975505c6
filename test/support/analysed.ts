import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  analyse,
  createTokenCounter,
  createProjectContext,
  loadRankTable,
  parseProjectFile,
  runSteps,
  type Analysis,
  type TokenCounter,
  type UserSettings,
} from '../../src/core/index.ts';

const rankFile = resolve(import.meta.dirname, '../../dist/o200k_base.ranks');
let counter: TokenCounter | undefined;

/** The counter with the shipped token table, loaded once. */
export function o200kCounter(): TokenCounter {
  counter ??= createTokenCounter(runSteps(loadRankTable(readFileSync(rankFile))));
  return counter;
}

/** What a template is analysed with. */
export interface Circumstances {
  /** Relative to the project file. */
  readonly path?: string;
  /** The text of a `prompt-cost.yaml` beside it. */
  readonly project?: string;
  readonly user?: Partial<UserSettings>;
}

/** A template's analysis, as the editor and the command line get it. */
export function analysed(
  text: string,
  { path = 'a.prompt', project = '', user = {} }: Circumstances = {},
): Analysis {
  const context = createProjectContext(user, parseProjectFile(project));
  return runSteps(analyse(text, context.settingsFor(path), o200kCounter()));
}
