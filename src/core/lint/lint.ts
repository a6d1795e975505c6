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

const FINDINGS_PER_STEP = 256;

/** Asks every rule about a template. */
export function* lint(context: LintContext, rules: readonly Rule[] = RULES): Steps<LintResult> {
  const seen = new Set<string>();
  function* addNew(to: Finding[], rule: Rule, said: Iterable<RuleFinding>): Steps<void> {
    yield;
    let findings = 0;
    for (const one of said) {
      if (++findings % FINDINGS_PER_STEP === 0) yield;
      const key = `${rule.id} ${one.span.start} ${one.span.end} ${one.message}`;
      if (seen.has(key)) continue;
      seen.add(key);
      to.push({ severity: rule.defaultSeverity, ...one, ruleId: rule.id });
    }
  }

  const template: Finding[] = [];
  for (const rule of rules) {
    if (rule.kind === 'template') yield* addNew(template, rule, rule.check(context));
  }
  const requests: Finding[][] = [];
  for (const estimate of context.requests) {
    const request: LintedRequest = {
      ...estimate,
      model: findModel(context.catalogue, estimate.request.model),
    };
    const findings: Finding[] = [];
    for (const rule of rules) {
      if (rule.kind === 'request') yield* addNew(findings, rule, rule.check(request, context));
    }
    requests.push(findings);
  }
  return { template, requests };
}
