import {
  answersOf,
  attemptPolicyOf,
  ENGLISH,
  LANE_APIS,
  readTyped,
  type DraftLane,
  type EstimateAnswers,
  type EstimateSubject,
  type Language,
  type PlanSettings,
  type Question,
} from '../../core/index.ts';
import type { PageFields } from '../../webview/protocol.ts';
import { createFieldReader, type FieldReader } from './pageFields.ts';
import { SHAPES, type MatrixLimits } from './pageLimits.ts';

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
export function readForm(
  subject: EstimateSubject,
  fields: PageFields,
  language: Language = ENGLISH,
): EstimatorForm {
  const problems = new Map<string, string>();
  const reader = createFieldReader(fields, problems, language);
  const { field, number } = reader;
  return {
    answers: readAnswers(subject, reader, problems, language),
    plan: readPlan(subject, reader, problems, language),
    batch: field('batch') === '' ? subject.base.batch : field('batch') === 'batch',
    limits: {
      fewestPixels: number('fewestPixels', 0, 100_000_000, true) ?? 0,
      quality: field('leastQuality') || 'any',
      shape: SHAPES.find((shape) => shape === field('shape')) ?? 'any',
    },
    problems,
  };
}

function readAnswers(
  subject: EstimateSubject,
  { field, number }: FieldReader,
  problems: Map<string, string>,
  language: Language,
): EstimateAnswers {
  let answers = answersOf(subject.base);
  if (field('model') !== '') answers = { ...answers, model: field('model') };
  if (field('quality') !== '') answers = { ...answers, quality: field('quality') };
  answers = { ...answers, n: number('n', 1, 10, true) ?? answers.n };
  const typed = (question: Question, whenUnread: string): void => {
    const text = field(question);
    if (text === '') return;
    const read = readTyped(subject, question, answers, text, language);
    if (read?.kind === 'choice') answers = read.choice.answers;
    else problems.set(question, read?.reason ?? whenUnread);
  };
  if (field('size') === 'auto') answers = { ...answers, size: 'auto' };
  else {
    typed('size', language.say('Write WIDTHxHEIGHT in pixels, such as 1536x1024, or auto.'));
  }
  typed('runs', language.say('Write a whole number from 1.'));
  // A page that was kept may hold the words of another language; English is always understood.
  const references = field('references').toLowerCase();
  const isOneOf = (...words: readonly string[]): boolean =>
    words.some((word) => word.toLowerCase() === references);
  if (isOneOf('none', language.say('none'))) {
    const none = { kind: 'stated', count: 0, width: 0, height: 0 } as const;
    answers = { ...answers, references: none };
  } else if (!isOneOf('template', language.say('template'))) {
    typed(
      'references',
      language.say('Write a number and a size, such as 2 1024x1024, or {0}.', language.say('none')),
    );
  }
  return answers;
}

/** What is not entered yet is as the template says; an empty field says that it is not known. */
function readPlan(
  { base }: EstimateSubject,
  { field, number, isEntered }: FieldReader,
  problems: Map<string, string>,
  language: Language,
): PlanSettings {
  const entered = <T>(name: string, value: T, own: T): T => (isEntered(name) ? value : own);
  const attempts = entered('attempts', number('attempts', 1, 1_000, false), base.attempts);
  const acceptance = entered('acceptance', number('acceptance', 0.001, 1, false), base.acceptance);
  if (attempts !== undefined && acceptance !== undefined) {
    const both = language.say('Attempts are given too, and count; leave one of them empty.');
    problems.set('acceptance', both);
  }
  const cap = entered('maxAttempts', number('maxAttempts', 1, 1_000, true), base.maxAttempts);
  return {
    policy: attemptPolicyOf({ attempts, acceptance, maxAttempts: cap }),
    tier: entered('tier', number('tier', 1, 5, true) ?? null, base.tier),
    demandPerMinute: number('demand', 0, 1_000_000, false),
    draft: readDraft(base.api, field, number),
    turns: number('turns', 1, 100, true),
  };
}

function readDraft(
  own: EstimateSubject['base']['api'],
  field: FieldReader['field'],
  number: FieldReader['number'],
): DraftLane | undefined {
  const model = field('draftModel');
  const quality = field('draftQuality');
  if (model === '' && quality === '') return undefined;
  return {
    settings: { ...(model !== '' && { model }), ...(quality !== '' && { quality }) },
    drafts: number('drafts', 0, 1_000, true) ?? 3,
    api:
      LANE_APIS.find((api) => api === field('laneApi')) ??
      (own === 'responses' ? 'responses' : 'generate'),
  };
}
