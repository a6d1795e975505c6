import type { Finding, RuleId } from '../../../src/core/index.ts';
import { analysed } from '../../support/analysed.ts';

/** What a template is looked at with. */
export interface Circumstances {
  /** `YYYY-MM-DD`. */
  readonly today?: string;
  /** The text of a `prompt-cost.yaml` beside it. */
  readonly project?: string;
}

/** Everything that is found in a template, or only what one rule finds. */
export function findingsIn(
  text: string,
  ruleId?: RuleId,
  { today, project = '' }: Circumstances = {},
): readonly Finding[] {
  const { findings, requests } = analysed(text, { project, user: { today } });
  const all = [...findings, ...requests.flatMap((request) => request.findings)];
  return ruleId === undefined ? all : all.filter((finding) => finding.ruleId === ruleId);
}
