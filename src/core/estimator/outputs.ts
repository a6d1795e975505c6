import { MOST_RUNS } from '../plan/planRun.ts';
import { leastSure, type Basis } from '../pricing/basis.ts';
import { estimateRequest, type RequestEstimate } from '../pricing/estimate.ts';
import { addMoney, MOST_EXACT_NANO_USD, scaleMoney, type NanoUsdRange } from '../pricing/money.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { ENGLISH, type Language } from '../report/language.ts';
import { describeRequest } from '../report/lens.ts';
import { formatUsdRange } from '../report/money.ts';
import type { PlanLine } from '../report/planLines.ts';
import { sayWording } from '../report/wording.ts';
import { basisWord, countImages, countRuns } from '../report/words.ts';
import type { EstimateSubject } from './answers.ts';
import { readRuns, USUAL_RUNS } from './choices.ts';

/** All outputs of a template together, each made so many times. */
export interface OutputsEstimate {
  readonly estimates: readonly RequestEstimate[];
  readonly runs: number;
  readonly images: number;
  /** Undefined when one of them has no price. */
  readonly total: NanoUsdRange | undefined;
  readonly basis: Basis;
}

/** Prices every output of a template as it stands. */
export function estimateOutputs(
  { catalogue, prompt }: EstimateSubject,
  requests: readonly ResolvedRequest[],
  runs: number,
): OutputsEstimate {
  const estimates = requests.map((request) => estimateRequest(catalogue, request, prompt));
  const totals = estimates.flatMap(({ cost }) => (cost.kind === 'priced' ? [cost.total] : []));
  const total = totals.length < estimates.length ? undefined : scaleMoney(addMoney(totals), runs);
  const basis = leastSure(estimates.map((one) => one.basis));
  return {
    estimates,
    runs,
    images: requests.reduce((sum, { n }) => sum + n, 0) * runs,
    total,
    basis: total && total.max > MOST_EXACT_NANO_USD ? leastSure([basis, 'estimate']) : basis,
  };
}

/** What all outputs come to, for people. */
export function describeOutputs(
  { total, basis, images, estimates }: OutputsEstimate,
  language: Language = ENGLISH,
): string {
  if (total === undefined) {
    const reasons = estimates.flatMap(({ cost }) =>
      cost.kind === 'unpriced' ? [cost.reason] : [],
    );
    const [first] = reasons;
    return `${basisWord('unpriced', language)}: ${first ? sayWording(first, language) : ''}`;
  }
  return [
    language.say(
      '{0} for {1}',
      formatUsdRange(total, basis, language),
      countImages(images, language),
    ),
  ].join(' · ');
}

/** A number of runs that can be chosen for all outputs. */
interface RunsChoice {
  readonly label: string;
  readonly price: string;
  readonly runs: number;
}

/** The usual numbers of runs of all outputs, each with what they come to. */
export function outputRuns(
  subject: EstimateSubject,
  requests: readonly ResolvedRequest[],
  own: number,
  language: Language = ENGLISH,
): readonly RunsChoice[] {
  return [...new Set([own, ...USUAL_RUNS])]
    .sort((a, b) => a - b)
    .map((runs) => runsChoice(subject, requests, runs, language));
}

/** Reads a typed number of runs; a sentence where it is out of range, undefined where it is no number. */
export function readOutputRuns(
  subject: EstimateSubject,
  requests: readonly ResolvedRequest[],
  typed: string,
  language: Language = ENGLISH,
): RunsChoice | string | undefined {
  const runs = readRuns(typed.trim());
  if (runs === undefined) return undefined;
  return runs >= 1 && runs <= MOST_RUNS
    ? runsChoice(subject, requests, runs, language)
    : language.say('Runs are a whole number from 1 to {0}.', MOST_RUNS);
}

function runsChoice(
  subject: EstimateSubject,
  requests: readonly ResolvedRequest[],
  runs: number,
  language: Language,
): RunsChoice {
  const price = describeOutputs(estimateOutputs(subject, requests, runs), language);
  return { label: countRuns(runs, language), price, runs };
}

/** Each output with what its runs come to, and all of them together, line by line. */
export function outputLines(
  all: OutputsEstimate,
  language: Language = ENGLISH,
): readonly PlanLine[] {
  const lines = all.estimates.map((estimate): PlanLine => {
    const { cost, request, basis } = estimate;
    const label = describeRequest(estimate, true, language);
    if (cost.kind === 'unpriced') {
      const note = sayWording(cost.reason, language);
      return { label, value: basisWord('unpriced', language), note };
    }
    const value = formatUsdRange(scaleMoney(cost.total, all.runs), basis, language);
    return { label, value, note: countImages(request.n * all.runs, language) };
  });
  const { total, basis, images, runs } = all;
  const sum: PlanLine = {
    label: language.say('All outputs'),
    value: total ? formatUsdRange(total, basis, language) : basisWord('unpriced', language),
    note: `${countRuns(runs, language)}, ${countImages(images, language)}`,
  };
  return [...lines, sum];
}
