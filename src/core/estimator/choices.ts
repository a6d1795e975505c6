import { MOST_RUNS } from '../plan/planRun.ts';
import { findModel, isShutDown, qualitiesOf } from '../pricing/catalogue.ts';
import type { RequestEstimate } from '../pricing/estimate.ts';
import { leastSure } from '../pricing/basis.ts';
import { MOST_EXACT_NANO_USD, scaleMoney } from '../pricing/money.ts';
import { illegalSizeReason, listedSizes } from '../pricing/sizes.ts';
import { moneyPerImage } from '../report/lens.ts';
import { formatSize, formatUsdRange } from '../report/money.ts';
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
const USUAL_RUNS = [1, 10, 40, 100, 1_000, 10_000] as const;
const USUAL_IMAGES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The answers to a question that are offered, each with its price. */
export function choicesOf(
  subject: EstimateSubject,
  question: Question,
  answers: EstimateAnswers,
): readonly EstimateChoice[] {
  return offered(subject, question, answers).map(([label, given]) =>
    choice(subject, question, label, answers, given),
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
): TypedAnswer | undefined {
  const text = typed.trim().toLowerCase().replaceAll('×', 'x');
  const accept = (label: string, given: Partial<EstimateAnswers>): TypedAnswer => ({
    kind: 'choice',
    choice: choice(subject, question, label, answers, given),
  });
  switch (question) {
    case 'size': {
      if (!/^\d+\s*x\s*\d+$/u.test(text)) return undefined;
      const size = text.replaceAll(/\s/gu, '');
      const model = findModel(subject.catalogue, answers.model);
      const reason = model && illegalSizeReason(model, size);
      return reason === undefined ? accept(formatSize(size), { size }) : problem(reason);
    }
    case 'runs': {
      if (!/^\d+$/u.test(text)) return undefined;
      const runs = Number(text);
      return runs >= 1 && runs <= MOST_RUNS
        ? accept(countOf(runs, 'run'), { runs })
        : problem(`Runs are a whole number from 1 to ${number(MOST_RUNS)}.`);
    }
    case 'references':
      return readReferences(text, accept);
    case 'model':
    case 'quality':
    case 'n':
      return undefined;
  }
}

function readReferences(
  text: string,
  accept: (label: string, given: Partial<EstimateAnswers>) => TypedAnswer,
): TypedAnswer | undefined {
  const match = /^(?:(\d+)\s+)?(\d+)\s*x\s*(\d+)$/u.exec(text);
  if (match === null) return undefined;
  const [count, width, height] = [match[1] ?? '1', match[2], match[3]].map(Number);
  if (count === undefined || width === undefined || height === undefined) return undefined;
  if (count < 1 || count > MOST_REFERENCES) {
    return problem(`The API takes 1 to ${MOST_REFERENCES} reference images.`);
  }
  if (Math.min(width, height) < 1 || Math.max(width, height) > 65_535) {
    return problem('Sides of a reference image are 1 to 65,535 pixels.');
  }
  const references: ReferenceChoice = { kind: 'stated', count, width, height };
  return accept(describeReferences(references), { references });
}

/** Reference images in words, such as `2 of 1024×1024`. */
export function describeReferences(references: ReferenceChoice, own = 0): string {
  if (references.kind === 'own') return own === 0 ? 'none' : `${own} of the template`;
  const { count, width, height } = references;
  return count === 0 ? 'none' : `${count} of ${width}×${height}`;
}

/** A price for people, of an image or, for several, of all of them. */
export function describePrice(estimate: RequestEstimate, runs: number): string {
  const { cost, basis, request } = estimate;
  if (cost.kind === 'unpriced') return `unpriced: ${cost.reason}`;
  const image = `${formatUsdRange(moneyPerImage(cost.total, request.n), basis)}/image`;
  if (runs === 1 && request.n === 1) return image;
  const all = scaleMoney(cost.total, runs);
  const total = formatUsdRange(
    all,
    all.max > MOST_EXACT_NANO_USD ? leastSure([basis, 'estimate']) : basis,
  );
  return `${image} · ${total} for ${countOf(runs * request.n, 'image')}`;
}

function choice(
  subject: EstimateSubject,
  question: Question,
  label: string,
  answers: EstimateAnswers,
  given: Partial<EstimateAnswers>,
): EstimateChoice {
  const next = { ...answers, ...given };
  return {
    label,
    price: describePrice(estimateAnswers(subject, next), next.runs),
    answers: next,
    isCurrent: JSON.stringify(next[question]) === JSON.stringify(answers[question]),
  };
}

type Offer = readonly [label: string, given: Partial<EstimateAnswers>];

function offered(
  { catalogue, base, today }: EstimateSubject,
  question: Question,
  answers: EstimateAnswers,
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
      return USUAL_IMAGES.map((n) => [countOf(n, 'image'), { n }]);
    case 'references':
      return offeredReferences(base.images?.length ?? 0, answers);
    case 'runs':
      return [...new Set([answers.runs, ...USUAL_RUNS])]
        .sort((a, b) => a - b)
        .map((runs) => [countOf(runs, 'run'), { runs }]);
  }
}

function offeredReferences(own: number, answers: EstimateAnswers): readonly Offer[] {
  const none: ReferenceChoice = { kind: 'stated', count: 0, width: 0, height: 0 };
  const kinds: ReferenceChoice[] = [
    ...(own > 0 ? [{ kind: 'own' } as const] : []),
    own > 0 ? none : { kind: 'own' },
    ...[1, 2, 4].map((count) => ({ kind: 'stated', count, width: 1024, height: 1024 }) as const),
    { kind: 'stated', count: 1, width: 1536, height: 1024 },
  ];
  const isListed = kinds.some((one) => JSON.stringify(one) === JSON.stringify(answers.references));
  const all = isListed ? kinds : [answers.references, ...kinds];
  return all.map((references) => [describeReferences(references, own), { references }]);
}

function problem(reason: string): TypedAnswer {
  return { kind: 'problem', reason };
}

function countOf(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
