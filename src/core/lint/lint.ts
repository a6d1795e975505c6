import { findModel } from '../pricing/catalogue.ts';
import type { Finding } from '../text/finding.ts';
import type { Steps } from '../text/steps.ts';
import type { LintContext, LintedRequest, Rule, RuleFinding } from './rule.ts';
import { RULES } from './rules.ts';

/** What all rules say about one template. */
export interface LintResult {
  readonly template: readonly Finding[];
  /** One list per request, in their order; what several requests share stands with the first of them. */
  readonly requests: readonly (readonly Finding[])[];
}

/** Asks every rule about a template. */
export function* lint(context: LintContext, rules: readonly Rule[] = RULES): Steps<LintResult> {
  const seen = new Set<string>();
  const isNew = ({ ruleId, span, message }: Finding): boolean => {
    const key = JSON.stringify([ruleId, span, message]);
    return !seen.has(key) && seen.add(key).size > 0;
  };
  const stamp = (rule: Rule, said: readonly RuleFinding[]): readonly Finding[] =>
    said
      .map((one): Finding => ({ severity: rule.defaultSeverity, ...one, ruleId: rule.id }))
      .filter(isNew);

  const template: Finding[] = [];
  for (const rule of rules) {
    if (rule.kind !== 'template') continue;
    for (const finding of stamp(rule, rule.check(context))) template.push(finding);
    yield;
  }
  const requests: Finding[][] = [];
  for (const estimate of context.requests) {
    const request: LintedRequest = {
      ...estimate,
      model: findModel(context.catalogue, estimate.request.model),
    };
    const findings: Finding[] = [];
    for (const rule of rules) {
      if (rule.kind !== 'request') continue;
      for (const finding of stamp(rule, rule.check(request, context))) findings.push(finding);
      yield;
    }
    requests.push(findings);
  }
  return { template, requests };
}
