import * as z from 'zod/mini';
import type { Proposal } from '../migrate/propose.ts';
import { leastSure } from '../pricing/basis.ts';
import type { RequestEstimate } from '../pricing/estimate.ts';
import { addMoney, toUsd, type NanoUsdRange } from '../pricing/money.ts';
import { totalOf } from '../pricing/totalOf.ts';
import { ENGLISH, type Language } from './language.ts';
import { formatUsdRange } from './money.ts';
import { basisWord } from './words.ts';

const usd = z.strictObject({ min: z.number(), max: z.number() });
const side = z.strictObject({
  model: z.string(),
  quality: z.string(),
  size: z.string(),
  /** Of one request with all its images; null where it is unpriced. */
  costUsd: z.nullable(usd),
  basis: z.enum(['exact', 'estimate', 'partial', 'unpriced']),
});
const request = z.strictObject({
  path: z.string(),
  line: z.int(),
  before: side,
  after: side,
  /** What the old quality word would cost on the new model; null where the word stays or is unknown there. */
  sameQualityCostUsd: z.nullable(usd),
});

/** The schema of the migration report. */
export const migrationReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  catalogVersion: z.string(),
  /** Whether the files were changed. */
  written: z.boolean(),
  requests: z.array(request),
  /** Templates that have to be moved by hand, or could not be written. */
  notMoved: z.array(z.strictObject({ path: z.string(), reason: z.string() })),
  /** The costs are those of the requests that are priced on both sides. */
  totals: z.strictObject({
    requests: z.int(),
    unpriced: z.int(),
    beforeUsd: usd,
    afterUsd: usd,
  }),
});

/** What a migration changes, as JSON. */
export type MigrationReport = z.infer<typeof migrationReportSchema>;
/** One request of the report. */
export type ReportedMove = MigrationReport['requests'][number];

/** The report's entry of one request. */
export function reportMove(
  path: string,
  line: number,
  { before, after, sameWord }: Proposal,
): ReportedMove {
  return {
    path,
    line,
    before: reportSide(before),
    after: reportSide(after),
    sameQualityCostUsd: sameWord ? reportSide(sameWord).costUsd : null,
  };
}

/** What the moved requests cost together, before and after. */
export interface MigrationTotal {
  readonly before: NanoUsdRange;
  readonly after: NanoUsdRange;
  /** Requests without a price on one side; they are left out of both. */
  readonly unpriced: number;
}

/** Sums requests up; one that is unpriced on either side adds to neither. */
export function totalOfMigration(proposals: readonly Proposal[]): MigrationTotal {
  const sides = proposals.flatMap(({ before, after }) => {
    const [was, is] = [totalOf([before]), totalOf([after])];
    return was && is ? [{ was, is }] : [];
  });
  return {
    before: addMoney(sides.map(({ was }) => was)),
    after: addMoney(sides.map(({ is }) => is)),
    unpriced: proposals.length - sides.length,
  };
}

/** Both totals in words, such as `$0.2108 instead of $0.1665`; `unpriced` where nothing has a price. */
export function describeMigration(
  proposals: readonly Proposal[],
  language: Language = ENGLISH,
): string {
  const { before, after, unpriced } = totalOfMigration(proposals);
  if (unpriced === proposals.length) return basisWord('unpriced', language);
  const priced = proposals.filter((one) => totalOf([one.before]) && totalOf([one.after]));
  const then = formatUsdRange(after, leastSure(priced.map((one) => one.after.basis)), language);
  const now = formatUsdRange(before, leastSure(priced.map((one) => one.before.basis)), language);
  return unpriced === 0
    ? language.say('{0} instead of {1}', then, now)
    : language.say('{0} instead of {1}, {2} unpriced left out', then, now, unpriced);
}

/** The report's totals. */
export function reportMigrationTotals(proposals: readonly Proposal[]): MigrationReport['totals'] {
  const { before, after, unpriced } = totalOfMigration(proposals);
  return {
    requests: proposals.length,
    unpriced,
    beforeUsd: plainUsd(before),
    afterUsd: plainUsd(after),
  };
}

function reportSide(estimate: RequestEstimate): ReportedMove['before'] {
  const { model, quality, size } = estimate.request;
  const total = totalOf([estimate]);
  return { model, quality, size, costUsd: total ? plainUsd(total) : null, basis: estimate.basis };
}

function plainUsd({ min, max }: NanoUsdRange): { min: number; max: number } {
  return { min: toUsd(min), max: toUsd(max) };
}
