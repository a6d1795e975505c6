import * as z from 'zod/mini';
import { toUsd } from '../pricing/money.ts';
import { reportedActuals, reportedBudget } from './spendDetails.ts';
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
  /** The first lines that could not be read; `unreadable` counts all. */
  problems: z.array(z.strictObject({ file: z.string(), line: z.int(), reason: z.string() })),
});

/** What was spent, as JSON. */
export type SpendReport = z.infer<typeof spendReportSchema>;

/** The spend of a ledger as the report shows it. */
export function reportSpend(
  spend: Spend,
  by: SpendKey,
  catalogVersion: string,
  unreadable: number,
  problems: SpendReport['problems'],
): SpendReport {
  return {
    schemaVersion: 1,
    catalogVersion,
    basis: 'logged',
    by,
    totals: { ...sumsOf(spend.totals), duplicates: spend.totals.duplicates, unreadable },
    groups: spend.groups.map((group) => ({ key: group.key ?? null, ...sumsOf(group) })),
    problems,
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
