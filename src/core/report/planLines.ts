import type { Basis } from '../pricing/basis.ts';
import { toNano } from '../pricing/money.ts';
import { sentence } from '../text/wording.ts';
import { conversionLine } from './currency.ts';
import { ENGLISH, type Language } from './language.ts';
import { formatUsdRange } from './money.ts';
import type { PlanReport } from './planSchema.ts';
import { basisWord, countImages, countRuns } from './words.ts';

/** One line of a plan for people: what it is, the number, and what stands behind it. */
export interface PlanLine {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

/** A plan in words, line by line; numbers carry ≈ and ≥ as lenses do. */
export function planLines(plan: PlanReport, language: Language = ENGLISH): readonly PlanLine[] {
  const { costUsd, basis } = plan;
  if (costUsd === null) {
    const value = basisWord('unpriced', language);
    return [{ label: language.say('Cost'), value, note: plan.reasons.join(' ') }];
  }
  const money: Money = (usd, sure = basis) =>
    formatUsdRange({ min: toNano(usd.min), max: toNano(usd.max) }, sure, language);
  const words = { language, money };
  const runs = `${countRuns(plan.runs, language)}, ${countImages(plan.images, language)}`;
  const note = conversionLine(language, (inUsd) =>
    formatUsdRange({ min: toNano(costUsd.live.min), max: toNano(costUsd.live.max) }, basis, inUsd),
  );
  return [
    { label: language.say('Live'), value: money(costUsd.live), note: runs },
    batchLine(plan, words),
    ...(plan.perImageUsd === null
      ? []
      : [{ label: language.say('Per image'), value: money(plan.perImageUsd), note: '' }]),
    ...assetLines(plan, words),
    ...laneLines(plan, words),
    ...conversationLines(plan, words),
    ...throughputLines(plan, language),
    ...rowLines(plan, words),
    ...(note === undefined ? [] : [{ label: language.say('Currency'), value: '', note }]),
  ];
}

type Money = (usd: { readonly min: number; readonly max: number }, sure?: Basis) => string;

interface Words {
  readonly language: Language;
  readonly money: Money;
}

function batchLine({ costUsd, batch }: PlanReport, { language, money }: Words): PlanLine {
  const label = language.say('Batch');
  const price = costUsd?.batch ?? null;
  if (price === null || batch === null) {
    return { label, value: basisWord('unpriced', language), note: batch?.reason ?? '' };
  }
  const { files, filesLimitedBy, windowHours } = batch;
  const within =
    filesLimitedBy === 'bytes'
      ? files === 1
        ? language.say('within {0} hours, at most {1} input file', windowHours, files)
        : language.say('within {0} hours, at most {1} input files', windowHours, files)
      : files === 1
        ? language.say('within {0} hours, {1} input file', windowHours, files)
        : language.say('within {0} hours, {1} input files', windowHours, files);
  return { label, value: money(price), note: within };
}

function assetLines(
  { attempts, perApprovedAssetUsd, basis }: PlanReport,
  { language, money }: Words,
): PlanLine[] {
  if (attempts === null) return [];
  const label = language.say('Per approved asset');
  // How many tries an asset takes is never known for sure.
  const sure = basis === 'exact' && !attempts.assumed ? 'estimate' : basis;
  const tries = attempts.perApprovedAsset;
  const lines: PlanLine[] =
    perApprovedAssetUsd === null || tries === null
      ? [
          {
            label,
            value: language.say('never approved'),
            note: language.say('the cap lies below the attempts an asset takes'),
          },
        ]
      : [
          {
            label,
            value: money(perApprovedAssetUsd, sure),
            note: attempts.assumed
              ? language.say('if every image is approved; state attempts or acceptance')
              : [
                  countAttempts(Math.round(tries * 100) / 100, language),
                  ...observedWords(attempts, language),
                ].join('; '),
          },
        ];
  if (attempts.spentAtCapUsd !== null) {
    const share = Math.round((1 - attempts.approvedShare) * 1_000) / 10;
    const note = attempts.assumed
      ? language.say('on each asset that is given up')
      : language.say('on each of the {0} % of assets that are given up', share);
    lines.push({
      label: language.say('Spent at the cap'),
      value: money(attempts.spentAtCapUsd),
      note,
    });
  }
  return lines;
}

function observedWords(
  { observed }: NonNullable<PlanReport['attempts']>,
  language: Language,
): readonly string[] {
  if (observed === null) return [];
  const share = Math.round(observed.acceptance * 100);
  const images = countImages(observed.images, language);
  return [language.say('acceptance {0} % observed over {1}', share, images)];
}

function countAttempts(count: number, language: Language): string {
  return language.say(count === 1 ? '{0} attempt' : '{0} attempts', decimal(count, language));
}

function laneLines({ lanes }: PlanReport, { language, money }: Words): PlanLine[] {
  if (lanes === null) return [];
  // The text model that leads a conversation is not in it.
  const basis = lanes.api === 'responses' ? 'partial' : lanes.basis;
  const how = lanes.lanes.map(({ name, images }) => laneWords(name, images, language)).join(' + ');
  return [
    {
      label: language.say('With drafts'),
      value: money(lanes.perApprovedAssetUsd, basis),
      note: draftNote(lanes.api, how, language),
    },
    {
      label: language.say('All final'),
      value: money(lanes.allFinalUsd, basis),
      note: language.say(LANE_WORDS[lanes.api]),
    },
  ];
}

const LANE_WORDS = {
  generate: sentence('the same number of images in the final lane'),
  edit: sentence('the same number of images in the final lane, none of them an edit of a draft'),
  responses: sentence('the same number of turns in the final lane'),
} as const;

function draftNote(api: keyof typeof LANE_WORDS, how: string, language: Language): string {
  switch (api) {
    case 'generate':
      return language.say('per approved asset: {0}', how);
    case 'edit':
      return language.say('per approved asset: {0}, which edits the chosen draft', how);
    case 'responses':
      return language.say(
        'per approved asset: {0}, as turns that send the picture before; the text model’s own tokens are not in it',
        how,
      );
  }
}

const COUNTED: Readonly<Record<string, readonly [one: string, many: string]>> = {
  draft: [sentence('{0} draft'), sentence('{0} drafts')],
  final: [sentence('{0} final'), sentence('{0} finals')],
  'first draft': [sentence('{0} first draft'), sentence('{0} first drafts')],
  'later draft': [sentence('{0} later draft'), sentence('{0} later drafts')],
  first: [sentence('{0} first'), sentence('{0} firsts')],
  later: [sentence('{0} later'), sentence('{0} laters')],
};

function laneWords(name: string, images: number, language: Language): string {
  const [one, many] = COUNTED[name] ?? [`{0} ${name}`, `{0} ${name}s`];
  return language.say(images === 1 ? one : many, decimal(images, language));
}

function conversationLines({ conversation }: PlanReport, { language, money }: Words): PlanLine[] {
  if (conversation === null) return [];
  const { turnsUsd, totalUsd, leftOut } = conversation;
  const label = language.say('{0} turns', turnsUsd.length);
  return [{ label, value: money(totalUsd, 'partial'), note: leftOut }];
}

function throughputLines(plan: PlanReport, language: Language): PlanLine[] {
  const { minutes, minutesReason, limitedBy, imagesPerMinute, queue } = plan;
  const label = language.say('Time');
  if (minutesReason !== null) {
    return [{ label, value: language.say('not known'), note: minutesReason }];
  }
  if (minutes === null || limitedBy === null || imagesPerMinute === null) return [];
  const rate = language.say(
    limitedBy === 'images'
      ? '{0} images a minute, limited by images'
      : '{0} images a minute, limited by tokens',
    decimal(imagesPerMinute, language),
  );
  const lines = [{ label, value: duration(minutes, language), note: rate }];
  if (queue !== null && queue.growthPerMinute > 0) {
    lines.push({
      label: language.say('Queue'),
      value: language.say('{0} images', decimal(queue.waiting, language)),
      note: language.say(
        'after {0} minutes; {1} more wait each minute, and the last one {2}',
        queue.demandMinutes,
        decimal(queue.growthPerMinute, language),
        duration(queue.drainMinutes, language),
      ),
    });
  }
  return lines;
}

function rowLines({ rows }: PlanReport, { language, money }: Words): PlanLine[] {
  if (rows === null) return [];
  const one = (usd: number | null): string => (usd === null ? '–' : money({ min: usd, max: usd }));
  const { leftOut } = rows;
  const note =
    leftOut === 0
      ? ''
      : language.say(leftOut === 1 ? '{0} row left out' : '{0} rows left out', leftOut);
  return [
    { label: language.say('Median row'), value: one(rows.medianUsd), note },
    { label: language.say('95th percentile'), value: one(rows.p95Usd), note: '' },
    ...rows.dearest.map(({ line, costUsd }, index) => ({
      label: index === 0 ? language.say('Dearest rows') : '',
      value: money(costUsd),
      note: language.say('line {0}', line),
    })),
  ];
}

/** Minutes as people say them. */
export function duration(minutes: number, language: Language = ENGLISH): string {
  if (minutes < 1) return language.say('under a minute');
  if (minutes < 120) {
    const whole = Math.ceil(minutes);
    return language.say(whole === 1 ? '{0} minute' : '{0} minutes', whole);
  }
  const hours = minutes / 60;
  return hours < 48
    ? language.say('{0} hours', decimal(hours, language))
    : language.say('{0} days', decimal(hours / 24, language));
}

function decimal(value: number, { formats }: Language): string {
  return formats.twoDecimals.format(value);
}
