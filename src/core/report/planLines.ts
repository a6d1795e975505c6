import type { Basis } from '../pricing/basis.ts';
import { toNano } from '../pricing/money.ts';
import { formatUsdRange } from './money.ts';
import type { PlanReport } from './planSchema.ts';

/** One line of a plan for people: what it is, the number, and what stands behind it. */
export interface PlanLine {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

/** A plan in words, line by line; numbers carry ≈ and ≥ as lenses do. */
export function planLines(plan: PlanReport): readonly PlanLine[] {
  const { costUsd, basis } = plan;
  if (costUsd === null) {
    return [{ label: 'Cost', value: 'unpriced', note: plan.reasons.join(' ') }];
  }
  const runs = `${count(plan.runs, 'run')}, ${count(plan.images, 'image')}`;
  return [
    { label: 'Live', value: money(costUsd.live, basis), note: runs },
    batchLine(plan, basis),
    ...(plan.perImageUsd === null
      ? []
      : [{ label: 'Per image', value: money(plan.perImageUsd, basis), note: '' }]),
    ...assetLines(plan, basis),
    ...laneLines(plan),
    ...conversationLines(plan),
    ...throughputLines(plan),
    ...rowLines(plan, basis),
  ];
}

function batchLine({ costUsd, batch }: PlanReport, basis: Basis): PlanLine {
  const price = costUsd?.batch ?? null;
  if (price === null || batch === null) {
    return { label: 'Batch', value: 'unpriced', note: batch?.reason ?? '' };
  }
  const most = batch.filesLimitedBy === 'bytes' ? 'at most ' : '';
  const note = `within ${batch.windowHours} hours, ${most}${count(batch.files, 'input file')}`;
  return { label: 'Batch', value: money(price, basis), note };
}

function assetLines({ attempts, perApprovedAssetUsd }: PlanReport, basis: Basis): PlanLine[] {
  if (attempts === null) return [];
  const label = 'Per approved asset';
  // How many tries an asset takes is never known for sure.
  const sure = basis === 'exact' && !attempts.assumed ? 'estimate' : basis;
  const tries = attempts.perApprovedAsset;
  const lines: PlanLine[] =
    perApprovedAssetUsd === null || tries === null
      ? [{ label, value: 'never approved', note: 'the cap lies below the attempts an asset takes' }]
      : [
          {
            label,
            value: money(perApprovedAssetUsd, sure),
            note: attempts.assumed
              ? 'if every image is approved; state attempts or acceptance'
              : [count(Math.round(tries * 100) / 100, 'attempt'), ...observedWords(attempts)].join(
                  '; ',
                ),
          },
        ];
  if (attempts.spentAtCapUsd !== null) {
    const share = Math.round((1 - attempts.approvedShare) * 1_000) / 10;
    const note = attempts.assumed
      ? 'on each asset that is given up'
      : `on each of the ${share} % of assets that are given up`;
    lines.push({ label: 'Spent at the cap', value: money(attempts.spentAtCapUsd, basis), note });
  }
  return lines;
}

function observedWords({ observed }: NonNullable<PlanReport['attempts']>): readonly string[] {
  if (observed === null) return [];
  const share = `${decimal(Math.round(observed.acceptance * 100))} %`;
  return [`acceptance ${share} observed over ${count(observed.images, 'image')}`];
}

const LANE_WORDS = {
  generate: 'the same number of images in the final lane',
  edit: 'the same number of images in the final lane, none of them an edit of a draft',
  responses: 'the same number of turns in the final lane',
} as const;

function laneLines({ lanes }: PlanReport): PlanLine[] {
  if (lanes === null) return [];
  // The text model that leads a conversation is not in it.
  const basis = lanes.api === 'responses' ? 'partial' : lanes.basis;
  const route =
    lanes.api === 'edit'
      ? ', which edits the chosen draft'
      : lanes.api === 'responses'
        ? ', as turns that send the picture before; the text model’s own tokens are not in it'
        : '';
  const how = lanes.lanes.map(({ name, images }) => count(images, name)).join(' + ');
  return [
    {
      label: 'With drafts',
      value: money(lanes.perApprovedAssetUsd, basis),
      note: `per approved asset: ${how}${route}`,
    },
    {
      label: 'All final',
      value: money(lanes.allFinalUsd, basis),
      note: LANE_WORDS[lanes.api],
    },
  ];
}

function conversationLines({ conversation }: PlanReport): PlanLine[] {
  if (conversation === null) return [];
  const { turnsUsd, totalUsd, leftOut } = conversation;
  return [{ label: `${turnsUsd.length} turns`, value: money(totalUsd, 'partial'), note: leftOut }];
}

function throughputLines(plan: PlanReport): PlanLine[] {
  const { minutes, minutesReason, limitedBy, imagesPerMinute, queue } = plan;
  if (minutesReason !== null) return [{ label: 'Time', value: 'not known', note: minutesReason }];
  if (minutes === null || limitedBy === null || imagesPerMinute === null) return [];
  const rate = `${decimal(imagesPerMinute)} images a minute, limited by ${limitedBy}`;
  const lines = [{ label: 'Time', value: duration(minutes), note: rate }];
  if (queue !== null && queue.growthPerMinute > 0) {
    lines.push({
      label: 'Queue',
      value: `${decimal(queue.waiting)} images`,
      note: `after ${queue.demandMinutes} minutes; ${decimal(queue.growthPerMinute)} more wait each minute, and the last one ${duration(queue.drainMinutes)}`,
    });
  }
  return lines;
}

function rowLines({ rows }: PlanReport, basis: Basis): PlanLine[] {
  if (rows === null) return [];
  const one = (usd: number | null): string =>
    usd === null ? '–' : money({ min: usd, max: usd }, basis);
  const note = rows.leftOut === 0 ? '' : `${count(rows.leftOut, 'row')} left out`;
  return [
    { label: 'Median row', value: one(rows.medianUsd), note },
    { label: '95th percentile', value: one(rows.p95Usd), note: '' },
    ...rows.dearest.map(({ line, costUsd }, index) => ({
      label: index === 0 ? 'Dearest rows' : '',
      value: money(costUsd, basis),
      note: `line ${line.toLocaleString('en-US')}`,
    })),
  ];
}

/** Minutes as people say them. */
export function duration(minutes: number): string {
  if (minutes < 1) return 'under a minute';
  if (minutes < 120) return count(Math.ceil(minutes), 'minute');
  const hours = minutes / 60;
  return hours < 48 ? `${decimal(hours)} hours` : `${decimal(hours / 24)} days`;
}

function money({ min, max }: { min: number; max: number }, basis: Basis): string {
  return formatUsdRange({ min: toNano(min), max: toNano(max) }, basis);
}

function count(value: number, noun: string): string {
  return `${decimal(value)} ${noun}${value === 1 ? '' : 's'}`;
}

function decimal(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
