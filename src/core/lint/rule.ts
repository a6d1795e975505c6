import type { Budget } from '../budgets/budget.ts';
import type { MigrationSubject } from '../migrate/migrate.ts';
import type { PartialProblem } from '../template/expandPartials.ts';
import type { CachingPotential } from '../caching/potential.ts';
import type { PromptLayout } from '../caching/layout.ts';
import type { ModelPricing } from '../pricing/catalogue.ts';
import type { RequestEstimate } from '../pricing/estimate.ts';
import type { VariableInput } from '../template/template.ts';
import type { Finding, RuleId, Severity } from '../text/finding.ts';

/** Everything a rule may look at; it has no other source of knowledge. */
export interface LintContext extends MigrationSubject {
  /** The date in the place where the template is looked at, `YYYY-MM-DD`; undefined when it is not told. */
  readonly today: string | undefined;
  /** Every variable that the header or a layer below it declares. */
  readonly inputs: ReadonlyMap<string, VariableInput>;
  /** How the prompt is laid out for a cache; undefined when it is far too long to be sent. */
  readonly layout: PromptLayout | undefined;
  readonly potential: CachingPotential;
  readonly partialProblems: readonly PartialProblem[];
  /** Models, by id, whose usage records show cached input. */
  readonly confirmedCaching: ReadonlySet<string>;
  /** The budgets that are for the template. */
  readonly budgets: readonly Budget[];
}

/** One request as a rule sees it. */
export interface LintedRequest extends RequestEstimate {
  /** The catalogue's entry of its model; undefined when it is not listed. */
  readonly model: ModelPricing | undefined;
}

/** What a rule says; the engine adds the rule's id, and its severity where none is given. */
export type RuleFinding = Omit<Finding, 'ruleId' | 'severity'> & { readonly severity?: Severity };

/** A rule about the template as a whole; it is asked once. */
export interface TemplateRule {
  readonly kind: 'template';
  readonly id: RuleId;
  readonly defaultSeverity: Severity;
  /** What it says may come one by one, so that thousands of findings are made in small steps. */
  check(context: LintContext): Iterable<RuleFinding>;
}

/** A rule about single requests; it is asked once for each, and what it says twice is kept once. */
export interface RequestRule {
  readonly kind: 'request';
  readonly id: RuleId;
  readonly defaultSeverity: Severity;
  check(request: LintedRequest, context: LintContext): readonly RuleFinding[];
}

/** A check with a stable name and a page under `docs/rules`. One call does at most about a millisecond of work. */
export type Rule = TemplateRule | RequestRule;
