import * as z from 'zod/mini';

const usd = z.strictObject({ min: z.number(), max: z.number() });
const priced = z.nullable(usd);

/** The schema of the plan report; the shipped JSON schema is made from it. */
export const planReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  catalogVersion: z.string(),
  /** Null for a stated price per image. */
  path: z.nullable(z.string()),
  model: z.nullable(z.string()),
  quality: z.nullable(z.string()),
  size: z.nullable(z.string()),
  /** Which of the template's outputs it is, from 1, and how many there are. */
  output: z.nullable(z.int()),
  outputs: z.nullable(z.int()),
  runs: z.int(),
  images: z.int(),
  basis: z.enum(['exact', 'estimate', 'partial', 'unpriced']),
  reasons: z.array(z.string()),
  /** Null where there is no price; `reasons` say why. */
  costUsd: z.nullable(z.strictObject({ live: usd, batch: priced })),
  batch: z.nullable(
    z.strictObject({
      files: z.int(),
      /** What decides how many files it takes; by size it is at most so many. */
      filesLimitedBy: z.enum(['lines', 'bytes']),
      windowHours: z.number(),
      reason: z.nullable(z.string()),
    }),
  ),
  perImageUsd: priced,
  /** Null where no asset is ever approved, because the cap lies below the attempts it takes. */
  perApprovedAssetUsd: priced,
  attempts: z.nullable(
    z.strictObject({
      perApprovedAsset: z.nullable(z.number()),
      perStartedAsset: z.number(),
      approvedShare: z.number(),
      assumed: z.boolean(),
      /** Present where the acceptance comes from usage records; `images` were judged. */
      observed: z.nullable(z.strictObject({ acceptance: z.number(), images: z.int() })),
      spentAtCapUsd: priced,
    }),
  ),
  /** Null when the tier's limits are not known. */
  minutes: z.nullable(z.number()),
  limitedBy: z.nullable(z.enum(['images', 'tokens'])),
  imagesPerMinute: z.nullable(z.number()),
  /** Why the time is not known although a tier is given. */
  minutesReason: z.nullable(z.string()),
  queue: z.nullable(
    z.strictObject({
      demandMinutes: z.number(),
      growthPerMinute: z.number(),
      waiting: z.number(),
      drainMinutes: z.number(),
    }),
  ),
  lanes: z.nullable(
    z.strictObject({
      api: z.enum(['generate', 'edit', 'responses']),
      basis: z.enum(['exact', 'estimate', 'partial']),
      lanes: z.array(
        z.strictObject({ name: z.string(), images: z.number(), perImageUsd: usd, amountUsd: usd }),
      ),
      perApprovedAssetUsd: usd,
      allFinalUsd: usd,
    }),
  ),
  conversation: z.nullable(
    z.strictObject({ turnsUsd: z.array(usd), totalUsd: usd, leftOut: z.string() }),
  ),
  rows: z.nullable(
    z.strictObject({
      priced: z.int(),
      leftOut: z.int(),
      /** The first ones; `leftOut` counts all. */
      problems: z.array(z.strictObject({ line: z.int(), reason: z.string() })),
      medianUsd: z.nullable(z.number()),
      p95Usd: z.nullable(z.number()),
      dearest: z.array(z.strictObject({ line: z.int(), costUsd: usd })),
    }),
  ),
});

/** A planned run, as JSON. */
export type PlanReport = z.infer<typeof planReportSchema>;
