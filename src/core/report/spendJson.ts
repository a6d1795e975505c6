import * as z from 'zod/mini';
import { toUsd } from '../pricing/money.ts';
import { inEnglish } from '../text/wording.ts';
import { reportedActuals, reportedBudget } from './spendDetails.ts';
import type { RollUp } from '../usage/ledger/rollUp.ts';
import { SPEND_KEYS, type Spend, type SpendGroup, type SpendKey } from '../usage/spend.ts';

const sums = {
  records: z.int(),
  unpriced: z.int(),
  costUsd: z.number(),
  judged: z.int(),
  approved: z.int(),
  /** Null while nothing was approved, or while the price of any judged record is unknown. */
  perApprovedAssetUsd: z.nullable(z.number()),
};

/** The schema of the spend report; the shipped JSON schema is made from it. */
export const spendReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  catalogVersion: z.string(),
  basis: z.literal('logged'),
  by: z.enum(SPEND_KEYS),
  totals: z.strictObject({ ...sums, duplicates: z.int(), unreadable: z.int() }),
  groups: z.array(z.strictObject({ key: z.nullable(z.string()), ...sums })),
  /** Present where the project has budgets. */
  budgets: z.optional(z.array(reportedBudget)),
  /** Present where templates were compared with their calls; those without any are left out. */
  templates: z.optional(z.array(reportedActuals)),
  /** Why records have no price, the most frequent first; of all records, whatever days count. */
  unpricedReasons: z.array(z.strictObject({ reason: z.string(), records: z.int() })),
  /** What is odd about the logs, of all records. */
  oddities: z.strictObject({
    /** Records that say they were made later than now. */
    clocksAhead: z.int(),
    /** Records that are older than one before them in their log. */
    outOfOrder: z.int(),
    /** Judgements of calls and assets that are in no log. */
    unmatchedJudgements: z.int(),
  }),
  /** Present where exports of an organisation were read: what it states, and what of it counts as spend. */
  organisation: z.optional(
    z.strictObject({
      firstDay: z.string(),
      lastDay: z.string(),
      /** Requests of days without a logged call; they are among the totals. */
      countedRequests: z.int(),
      /** Requests of days that logs hold too; only for comparison, priced by this list where it can. */
      comparedRequests: z.int(),
      comparedUsd: z.number(),
      /** Amounts that the organisation was charged, all line items; never among the totals. Null for none. */
      chargedUsd: z.nullable(z.number()),
    }),
  ),
  /** The first lines that could not be read; `unreadable` counts all. */
  problems: z.array(z.strictObject({ file: z.string(), line: z.int(), reason: z.string() })),
});

/** What was spent, as JSON. */
export type SpendReport = z.infer<typeof spendReportSchema>;

/** The spend of a ledger as the report shows it. */
export function reportSpend(
  rollUp: RollUp,
  spend: Spend,
  by: SpendKey,
  catalogVersion: string,
  problems: SpendReport['problems'],
): SpendReport {
  const { counts, unmatchedJudgements } = rollUp;
  const organisation = organisationOf(rollUp);
  return {
    schemaVersion: 1,
    catalogVersion,
    basis: 'logged',
    by,
    totals: {
      ...sumsOf(spend.totals),
      duplicates: spend.totals.duplicates,
      unreadable: counts.unreadable,
    },
    groups: spend.groups.map((group) => ({ key: group.key ?? null, ...sumsOf(group) })),
    unpricedReasons: rollUp.unpricedReasons.map(({ reason, records }) => ({
      reason: inEnglish(reason),
      records,
    })),
    oddities: {
      clocksAhead: counts.ahead,
      outOfOrder: counts.outOfOrder,
      unmatchedJudgements,
    },
    ...(organisation && { organisation }),
    problems,
  };
}

function organisationOf({ stated }: RollUp): SpendReport['organisation'] {
  const days = stated.map(({ day }) => day).sort();
  const [firstDay] = days;
  const lastDay = days.at(-1);
  if (firstDay === undefined || lastDay === undefined) return undefined;
  const compared = stated.filter(({ kind, isCounted }) => kind !== 'cost' && !isCounted);
  const charged = stated.filter(({ kind }) => kind === 'cost');
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  return {
    firstDay,
    lastDay,
    countedRequests: sum(stated.map(({ isCounted, requests }) => (isCounted ? requests : 0))),
    comparedRequests: sum(compared.map(({ requests }) => requests)),
    comparedUsd: toUsd(sum(compared.map(({ nanoUsd = 0 }) => nanoUsd))),
    chargedUsd: charged.length === 0 ? null : toUsd(sum(charged.map(({ nanoUsd = 0 }) => nanoUsd))),
  };
}

function sumsOf(group: SpendGroup): Omit<SpendReport['groups'][number], 'key'> {
  const { records, unpriced, nanoUsd, judged, approved, nanoUsdPerApproved } = group;
  return {
    records,
    unpriced,
    costUsd: toUsd(nanoUsd),
    judged,
    approved,
    perApprovedAssetUsd: nanoUsdPerApproved === undefined ? null : toUsd(nanoUsdPerApproved),
  };
}
