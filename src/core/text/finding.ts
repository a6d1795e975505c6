import type { Span } from './span.ts';

/** How much a finding matters: an error keeps a request from being priced or accepted by the API. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Every rule there is; each has a page of the same name under `docs/rules`. */
export const RULE_IDS = [
  'header/duplicate-key',
  'header/invalid-value',
  'header/invalid-yaml',
  'header/too-large',
  'header/unclosed',
  'header/unknown-key',
  'header/wrong-type',
  'request/illegal-size',
  'request/unpriced-model',
  'request/unsupported-quality',
  'template/empty-prompt',
  'template/encoding',
  'template/prompt-too-long',
  'template/unclosed-brace',
] as const;

/** The stable name of a rule, `group/rule`. */
export type RuleId = (typeof RULE_IDS)[number];

/** Something worth telling the author about a stretch of their text. */
export interface Finding {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  /** What is wrong, where, and what to do, in one or two sentences. */
  readonly message: string;
  readonly span: Span;
}
