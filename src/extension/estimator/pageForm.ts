import {
  answersOf,
  attemptPolicyOf,
  LANE_APIS,
  readTyped,
  type EstimateAnswers,
  type EstimateSubject,
  type PlanSettings,
  type Question,
} from '../../core/index.ts';
import type { PageFields } from '../../webview/protocol.ts';

/** What the cheapest cell of the matrix has to meet. */
export interface MatrixLimits {
  /** Pixels that an image has at least; 0 for any. */
  readonly fewestPixels: number;
  /** The lowest quality word that will do; `any` for all. */
  readonly quality: string;
}

/** A page's entries, read; what makes no sense is told, and the value before it goes on counting. */
export interface EstimatorForm {
  readonly answers: EstimateAnswers;
  readonly plan: PlanSettings;
  readonly batch: boolean;
  readonly limits: MatrixLimits;
  /** By the name of the control: what is wrong with its value. */
  readonly problems: ReadonlyMap<string, string>;
}

/** Reads what was entered; absent fields are as the template has them. */
export function readForm(subject: EstimateSubject, fields: PageFields): EstimatorForm {
  const problems = new Map<string, string>();
  const field = (name: string): string => fields[name]?.trim() ?? '';
  const number = (name: string, low: number, high: number, whole: boolean): number | undefined => {
    const text = field(name);
    if (text === '') return undefined;
    const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
    if (value >= low && value <= high && (!whole || Number.isInteger(value))) return value;
    const kind = whole ? 'a whole number' : 'a number';
    problems.set(name, `Write ${kind} from ${low} to ${high}.`);
    return undefined;
  };
  let answers = answersOf(subject.base);
  if (field('model') !== '') answers = { ...answers, model: field('model') };
  if (field('quality') !== '') answers = { ...answers, quality: field('quality') };
  answers = { ...answers, n: number('n', 1, 10, true) ?? answers.n };
  const typed = (question: Question, whenUnread: string): void => {
    const text = field(question);
    if (text === '') return;
    const read = readTyped(subject, question, answers, text);
    if (read?.kind === 'choice') answers = read.choice.answers;
    else problems.set(question, read?.reason ?? whenUnread);
  };
  if (field('size') === 'auto') answers = { ...answers, size: 'auto' };
  else typed('size', 'Write WIDTHxHEIGHT in pixels, such as 1536x1024, or auto.');
  typed('runs', 'Write a whole number from 1.');
  const references = field('references').toLowerCase();
  if (references === 'none') {
    const none = { kind: 'stated', count: 0, width: 0, height: 0 } as const;
    answers = { ...answers, references: none };
  } else if (references !== 'template') {
    typed('references', 'Write a number and a size, such as 2 1024x1024, or none.');
  }

  const attempts = number('attempts', 1, 1_000, false);
  const acceptance = number('acceptance', 0.001, 1, false);
  const cap = number('maxAttempts', 1, 1_000, true);
  const draftModel = field('draftModel');
  const draftQuality = field('draftQuality');
  const hasDraft = draftModel !== '' || draftQuality !== '';
  if (attempts !== undefined && acceptance !== undefined) {
    problems.set('acceptance', 'Attempts are given too, and count; leave one of them empty.');
  }
  const own = subject.base;
  const isOwn = attempts === undefined && acceptance === undefined;
  return {
    answers,
    plan: {
      policy: attemptPolicyOf({
        attempts: isOwn ? own.attempts : attempts,
        acceptance: isOwn ? own.acceptance : acceptance,
        maxAttempts: cap ?? own.maxAttempts,
      }),
      tier: number('tier', 1, 5, true),
      ...(hasDraft && {
        draft: {
          settings: {
            ...(draftModel !== '' && { model: draftModel }),
            ...(draftQuality !== '' && { quality: draftQuality }),
          },
          drafts: number('drafts', 0, 1_000, true) ?? 3,
          api:
            LANE_APIS.find((api) => api === field('laneApi')) ??
            (own.api === 'responses' ? 'responses' : 'generate'),
        },
      }),
      turns: number('turns', 1, 100, true),
    },
    batch: field('batch') === '' ? subject.base.batch : field('batch') === 'batch',
    limits: {
      fewestPixels: number('fewestPixels', 0, 100_000_000, true) ?? 0,
      quality: field('leastQuality') || 'any',
    },
    problems,
  };
}
