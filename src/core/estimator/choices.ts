import { MOST_RUNS } from '../plan/planRun.ts';
import { findModel, isShutDown, qualitiesOf } from '../pricing/catalogue.ts';
import type { RequestEstimate } from '../pricing/estimate.ts';
import { leastSure } from '../pricing/basis.ts';
import { MOST_EXACT_NANO_USD, scaleMoney } from '../pricing/money.ts';
import { illegalSizeReason, listedSizes } from '../pricing/sizes.ts';
import { ENGLISH, type Language } from '../report/language.ts';
import { moneyPerImage } from '../report/lens.ts';
import { formatSize, formatUsdRange } from '../report/money.ts';
import { sayWording } from '../report/wording.ts';
import { basisWord, countImages, countRuns } from '../report/words.ts';
import {
  estimateAnswers,
  MOST_REFERENCES,
  type EstimateAnswers,
  type EstimateSubject,
  type ReferenceChoice,
} from './answers.ts';

/** One answer that can be chosen, with what the whole then costs. */
export interface EstimateChoice {
  readonly label: string;
  /** The price with all other answers as they are. */
  readonly price: string;
  /** All answers once this one is chosen. */
  readonly answers: EstimateAnswers;
  readonly isCurrent: boolean;
}

/** The questions of an estimate, in the order they are asked. */
export const QUESTIONS = ['model', 'quality', 'size', 'n', 'references', 'runs'] as const;
/** One question of an estimate. */
export type Question = (typeof QUESTIONS)[number];

/** Sizes that are offered first. */
export const USUAL_SIZES = [
  'auto',
  '1024x1024',
  '1536x1024',
  '1024x1536',
  '1280x720',
  '2048x2048',
  '2560x1440',
  '3840x2160',
] as const;
/** Numbers of requests that are offered first. */
export const USUAL_RUNS = [1, 10, 40, 100, 1_000, 10_000] as const;
const USUAL_IMAGES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
/** Files that are named one by one. */
const MOST_NAMED = 3;
const LONGEST_REFERENCE_SIDE = 65_535;

/** The answers to a question that are offered, each with its price. */
export function choicesOf(
  subject: EstimateSubject,
  question: Question,
  answers: EstimateAnswers,
  language: Language = ENGLISH,
): readonly EstimateChoice[] {
  return offered(subject, question, answers, language).map(([label, given]) =>
    choice(subject, question, label, answers, given, language),
  );
}

/** An answer that was typed: a choice, or what is wrong with it. */
export type TypedAnswer =
  | { readonly kind: 'choice'; readonly choice: EstimateChoice }
  | { readonly kind: 'problem'; readonly reason: string };

/** Reads what was typed in answer to a question; undefined where it only filters what is offered. */
export function readTyped(
  subject: EstimateSubject,
  question: Question,
  answers: EstimateAnswers,
  typed: string,
  language: Language = ENGLISH,
): TypedAnswer | undefined {
  const text = typed.trim().toLowerCase().replaceAll('×', 'x');
  const accept = (label: string, given: Partial<EstimateAnswers>): TypedAnswer => ({
    kind: 'choice',
    choice: choice(subject, question, label, answers, given, language),
  });
  switch (question) {
    case 'size': {
      if (!/^\d+\s*x\s*\d+$/u.test(text)) return undefined;
      const size = text.replaceAll(/\s/gu, '');
      const model = findModel(subject.catalogue, answers.model);
      const reason = model && illegalSizeReason(model, size);
      return reason === undefined
        ? accept(formatSize(size), { size })
        : problem(sayWording(reason, language));
    }
    case 'runs': {
      const runs = readRuns(text);
      if (runs === undefined) return undefined;
      return runs >= 1 && runs <= MOST_RUNS
        ? accept(countRuns(runs, language), { runs })
        : problem(language.say('Runs are a whole number from 1 to {0}.', MOST_RUNS));
    }
    case 'references':
      return readReferences(text, accept, language);
    case 'model':
    case 'quality':
    case 'n':
      return undefined;
  }
}

/** A number of requests that was typed; undefined for anything but digits. */
export function readRuns(text: string): number | undefined {
  return /^\d+$/u.test(text) ? Number(text) : undefined;
}

function readReferences(
  text: string,
  accept: (label: string, given: Partial<EstimateAnswers>) => TypedAnswer,
  language: Language,
): TypedAnswer | undefined {
  const match = /^(?:(\d+)\s+)?(\d+)\s*x\s*(\d+)$/u.exec(text);
  if (match === null) return undefined;
  const [count, width, height] = [match[1] ?? '1', match[2], match[3]].map(Number);
  if (count === undefined || width === undefined || height === undefined) return undefined;
  if (count < 1 || count > MOST_REFERENCES) {
    return problem(language.say('The API takes 1 to {0} reference images.', MOST_REFERENCES));
  }
  if (Math.min(width, height) < 1 || Math.max(width, height) > LONGEST_REFERENCE_SIDE) {
    return problem(
      language.say('Sides of a reference image are 1 to {0} pixels.', LONGEST_REFERENCE_SIDE),
    );
  }
  const references: ReferenceChoice = { kind: 'stated', count, width, height };
  return accept(describeReferences(references, 0, language), { references });
}

/** Reference images in words, such as `2 of 1024×1024`. */
export function describeReferences(
  references: ReferenceChoice,
  own = 0,
  language: Language = ENGLISH,
): string {
  if (references.kind === 'own') {
    return own === 0 ? language.say('none') : language.say('{0} of the template', own);
  }
  if (references.kind === 'files') {
    const { files } = references;
    const names = files
      .slice(0, MOST_NAMED)
      .map((file) => `${file.name} ${file.width}×${file.height}`);
    const more = files.length > MOST_NAMED ? ' …' : '';
    const count = language.say(files.length === 1 ? '{0} file' : '{0} files', files.length);
    return `${count}: ${names.join(', ')}${more}`;
  }
  const { count, width, height } = references;
  return count === 0
    ? language.say('none')
    : language.say('{0} of {1}', count, `${width}×${height}`);
}

/** A price for people, of an image or, for several, of all of them. */
export function describePrice(
  estimate: RequestEstimate,
  runs: number,
  language: Language = ENGLISH,
): string {
  const { cost, basis, request } = estimate;
  if (cost.kind === 'unpriced')
    return `${basisWord('unpriced', language)}: ${sayWording(cost.reason, language)}`;
  const each = formatUsdRange(moneyPerImage(cost.total, request.n), basis, language);
  const all = scaleMoney(cost.total, runs);
  const sure = all.max > MOST_EXACT_NANO_USD ? leastSure([basis, 'estimate']) : basis;
  const total = formatUsdRange(all, sure, language);
  const images = countImages(runs * request.n, language);
  return [
    language.say('{0}/image', each),
    ...(runs === 1 && request.n === 1 ? [] : [language.say('{0} for {1}', total, images)]),
  ].join(' · ');
}

function choice(
  subject: EstimateSubject,
  question: Question,
  label: string,
  answers: EstimateAnswers,
  given: Partial<EstimateAnswers>,
  language: Language,
): EstimateChoice {
  const next = { ...answers, ...given };
  return {
    label,
    price: describePrice(estimateAnswers(subject, next), next.runs, language),
    answers: next,
    isCurrent: JSON.stringify(next[question]) === JSON.stringify(answers[question]),
  };
}

type Offer = readonly [label: string, given: Partial<EstimateAnswers>];

function offered(
  { catalogue, base, today }: EstimateSubject,
  question: Question,
  answers: EstimateAnswers,
  language: Language,
): readonly Offer[] {
  const model = findModel(catalogue, answers.model);
  switch (question) {
    case 'model': {
      const listed = catalogue.models.filter((entry) => !isShutDown(entry, today));
      const own: readonly Offer[] =
        model !== undefined && listed.includes(model) ? [] : [[answers.model, {}]];
      return [
        ...own,
        ...listed.map((entry): Offer => [
          entry.id,
          { model: entry === model ? answers.model : entry.id },
        ]),
      ];
    }
    case 'quality': {
      const known = model === undefined ? [] : qualitiesOf(model);
      const words = ['auto', ...known];
      return words.map((quality) => [quality, { quality }]);
    }
    case 'size': {
      const listed = model === undefined ? [] : listedSizes(model);
      const usual = listed.length > 0 ? ['auto', ...listed] : [...USUAL_SIZES];
      const sizes = new Set([answers.size, ...usual]);
      return [...sizes].map((size) => [formatSize(size), { size }]);
    }
    case 'n':
      return USUAL_IMAGES.map((n) => [countImages(n, language), { n }]);
    case 'references':
      return offeredReferences(base.images?.length ?? 0, answers, language);
    case 'runs':
      return [...new Set([answers.runs, ...USUAL_RUNS])]
        .sort((a, b) => a - b)
        .map((runs) => [countRuns(runs, language), { runs }]);
  }
}

function offeredReferences(
  own: number,
  answers: EstimateAnswers,
  language: Language,
): readonly Offer[] {
  const none: ReferenceChoice = { kind: 'stated', count: 0, width: 0, height: 0 };
  const kinds: ReferenceChoice[] = [
    ...(own > 0 ? [{ kind: 'own' } as const] : []),
    own > 0 ? none : { kind: 'own' },
    ...[1, 2, 4].map((count) => ({ kind: 'stated', count, width: 1024, height: 1024 }) as const),
    { kind: 'stated', count: 1, width: 1536, height: 1024 },
  ];
  const isListed = kinds.some((one) => JSON.stringify(one) === JSON.stringify(answers.references));
  const all = isListed ? kinds : [answers.references, ...kinds];
  return all.map((references) => [describeReferences(references, own, language), { references }]);
}

function problem(reason: string): TypedAnswer {
  return { kind: 'problem', reason };
}
