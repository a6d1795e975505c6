import type { Span } from './span.ts';
import type { Wording } from './wording.ts';

/** How much a finding matters: an error keeps a request from being priced or accepted by the API. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** What a user may turn a rule's severity into. */
export const RULE_LEVELS = ['off', 'hint', 'info', 'warning', 'error'] as const;

/** How a rule is reported; `off` silences it. */
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** Every rule there is; each has a page of the same name under `docs/rules`. */
export const RULE_IDS = [
  'budget/exceeded',
  'budget/near',
  'cache/no-structure',
  'cache/shared-block',
  'cache/short-prefix',
  'cache/unstable-prefix',
  'cache/variable-before-static',
  'cache/variable-image-first',
  'cache/volatile-prefix',
  'header/duplicate-key',
  'header/invalid-value',
  'header/invalid-yaml',
  'header/too-large',
  'header/unclosed',
  'header/unknown-key',
  'header/wrong-type',
  'images/address-too-long',
  'images/none',
  'images/pixels-mismatch',
  'images/shrink-saves',
  'images/shrink-useless',
  'images/too-large',
  'images/too-many',
  'images/unreadable',
  'images/unusable-mask',
  'images/unused',
  'images/wrong-type',
  'request/cheaper-size',
  'request/illegal-size',
  'request/retiring-model',
  'request/unpriced-model',
  'request/unsupported-background',
  'request/unsupported-compression',
  'request/unsupported-fidelity',
  'request/unsupported-format',
  'request/unsupported-quality',
  'template/empty-prompt',
  'template/encoding',
  'template/missing-partial',
  'template/partial-cycle',
  'template/prompt-too-long',
  'template/unclosed-brace',
  'template/undeclared-variable',
] as const;

/** The stable name of a rule, `group/rule`. */
export type RuleId = (typeof RULE_IDS)[number];

/** What following a finding is worth. */
export interface Savings {
  /** Billionths of a US dollar a month, never negative; undefined where there is no price to work it out with. */
  readonly nanoUsdPerMonth: number | undefined;
  /** True when it is known that the API reuses input here; false while that is only possible. */
  readonly confirmed: boolean;
}

/** A replacement of one stretch of text. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
  /** The file it is for, relative to the project's folder and with `/`; absent for the finding's own. A file that is not there is made. */
  readonly path?: string;
}

/** A way to mend a finding, as data: the editor offers it as a quick fix, the command line applies it. */
export interface Fix {
  /** What it does, in the imperative and in English, money included where there is any. */
  readonly title: string;
  /** The title as data, for other languages. */
  readonly wording: Wording;
  /** Never overlapping within one file; applied together or not at all. */
  readonly edits: readonly TextEdit[];
  /** True for the one that is right in most cases. */
  readonly preferred?: boolean;
}

/** Another place that a finding is about. */
export interface RelatedPlace {
  /** Relative to the project's folder, with `/`; absent for the finding's own file. */
  readonly path?: string;
  readonly span: Span;
  readonly message: string;
  readonly wording: Wording;
}

/** Something worth telling the author about a stretch of their text. */
export interface Finding {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  /** What is wrong, where, and what to do, in one or two sentences of English. */
  readonly message: string;
  /** The message as data, for other languages. */
  readonly wording: Wording;
  readonly span: Span;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
  /** For findings about money. */
  readonly savings?: Savings;
}
