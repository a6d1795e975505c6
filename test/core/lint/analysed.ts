import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  analyse,
  createO200kCounter,
  createProjectContext,
  loadRankTable,
  parseProjectFile,
  runSteps,
  type Analysis,
  type Finding,
  type RuleId,
} from '../../../src/core/index.ts';

const ranks = resolve(import.meta.dirname, '../../../dist/o200k_base.ranks');
const counter = createO200kCounter(runSteps(loadRankTable(readFileSync(ranks))));

/** What a template is looked at with. */
export interface Circumstances {
  /** `YYYY-MM-DD`. */
  readonly today?: string;
  /** The text of a `prompt-cost.yaml` beside it. */
  readonly project?: string;
}

/** A template's analysis, as editor and command line get it. */
export function analysed(text: string, { today, project = '' }: Circumstances = {}): Analysis {
  const context = createProjectContext({ today }, parseProjectFile(project));
  return runSteps(analyse(text, context.settingsFor('a.prompt'), counter));
}

/** Everything that is found in a template, or only what one rule finds. */
export function findingsIn(
  text: string,
  ruleId?: RuleId,
  circumstances?: Circumstances,
): readonly Finding[] {
  const { findings, requests } = analysed(text, circumstances);
  const all = [...findings, ...requests.flatMap((request) => request.findings)];
  return ruleId === undefined ? all : all.filter((finding) => finding.ruleId === ruleId);
}
