import * as z from 'zod/mini';
import { toUsd } from '../pricing/money.ts';
import type { UsagePrice } from '../pricing/priceUsage.ts';
import { inEnglish } from '../text/wording.ts';

const lineItem = z.strictObject({
  kind: z.enum([
    'textInput',
    'cachedTextInput',
    'imageInput',
    'cachedImageInput',
    'imageOutput',
    'textOutput',
  ]),
  tokens: z.int(),
  usdPerMTok: z.number(),
  amountUsd: z.number(),
  source: z.strictObject({ title: z.string(), date: z.string(), confidence: z.string() }),
});

/** The schema of the report on stated token counts; the shipped JSON schema is made from it. */
export const usagePriceReportSchema = z.strictObject({
  model: z.string(),
  catalogVersion: z.string(),
  lineItems: z.array(lineItem),
  /** Null when there is no price; `reason` then says why. */
  costUsd: z.nullable(z.strictObject({ total: z.number() })),
  reason: z.optional(z.string()),
});

/** What stated token counts cost, as JSON. */
export type UsagePriceReport = z.infer<typeof usagePriceReportSchema>;

/**
 * Reports a price with its line items.
 *
 * @param model as the user wrote it.
 */
export function reportUsagePrice(
  model: string,
  catalogVersion: string,
  price: UsagePrice,
): UsagePriceReport {
  if (price.kind === 'unpriced') {
    return { model, catalogVersion, lineItems: [], costUsd: null, reason: inEnglish(price.reason) };
  }
  return {
    model,
    catalogVersion,
    lineItems: price.lineItems.map(({ kind, quantity, usdPerMTok, amount, source }) => ({
      kind,
      // Stated counts are no ranges.
      tokens: quantity.min,
      usdPerMTok,
      amountUsd: toUsd(amount.min),
      source: {
        title: inEnglish(source.title),
        date: inEnglish(source.date),
        confidence: source.confidence,
      },
    })),
    costUsd: { total: toUsd(price.total) },
  };
}
