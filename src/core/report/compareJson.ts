import * as z from 'zod/mini';
import type { ComparedModel } from '../migrate/compare.ts';
import { toUsd } from '../pricing/money.ts';
import { inEnglish } from '../text/wording.ts';

const usd = z.strictObject({ min: z.number(), max: z.number() });

/** The schema of a comparison; the shipped JSON schema is made from it. */
export const compareReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  catalogVersion: z.string(),
  requests: z.array(
    z.strictObject({
      path: z.string(),
      model: z.string(),
      quality: z.string(),
      size: z.string(),
      n: z.int(),
      /** Cheapest first; what has no price comes last. */
      models: z.array(
        z.strictObject({
          model: z.string(),
          vendor: z.string(),
          quality: z.string(),
          size: z.string(),
          own: z.boolean(),
          /** The day from which requests fail; null while none is announced. */
          shutdown: z.nullable(z.string()),
          gone: z.boolean(),
          perImageUsd: z.nullable(usd),
          totalUsd: z.nullable(usd),
          basis: z.enum(['exact', 'estimate', 'partial', 'unpriced']),
          reasons: z.array(z.string()),
          changes: z.array(z.string()),
        }),
      ),
    }),
  ),
});

/** A comparison of models, as JSON. */
export type CompareReport = z.infer<typeof compareReportSchema>;

/** One model of a comparison as the report shows it. */
export function reportCompared({
  model,
  estimate,
  isOwn,
  isGone,
  changes,
}: ComparedModel): CompareReport['requests'][number]['models'][number] {
  const { cost, request } = estimate;
  const total = cost.kind === 'priced' ? cost.total : undefined;
  const range = (parts: number): { min: number; max: number } | null =>
    total ? { min: toUsd(total.min / parts), max: toUsd(total.max / parts) } : null;
  return {
    model: model.id,
    vendor: model.vendor,
    quality: request.quality,
    size: request.size,
    own: isOwn,
    shutdown: model.lifecycle.shutdown ?? null,
    gone: isGone,
    perImageUsd: range(request.n),
    totalUsd: range(1),
    basis: estimate.basis,
    reasons: estimate.reasons.map(inEnglish),
    changes: changes.map(inEnglish),
  };
}
