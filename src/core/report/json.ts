import * as z from 'zod/mini';
import type { AnalysedRequest, Analysis } from '../analyse.ts';
import type { ImageLine } from '../pricing/imageLines.ts';
import type { LineItem } from '../pricing/lineItem.ts';
import { addMoney, toUsd, type NanoUsdRange } from '../pricing/money.ts';
import type { Finding } from '../text/finding.ts';
import { inEnglish } from '../text/wording.ts';
import type { LineIndex } from '../text/lineIndex.ts';
import type { TokenRange } from '../tokens/tokenRange.ts';

const tokens = z.strictObject({ min: z.int(), max: z.int() });
const usd = z.strictObject({ min: z.number(), max: z.number() });
const basis = z.enum(['exact', 'estimate', 'partial', 'unpriced']);
const position = z.strictObject({ line: z.int(), character: z.int() });
const finding = z.strictObject({
  ruleId: z.string(),
  severity: z.enum(['error', 'warning', 'info', 'hint']),
  message: z.string(),
  range: z.strictObject({ start: position, end: position }),
});
const image = z.strictObject({
  /** The file, relative to the template, or a short form of the address. */
  name: z.string(),
  /** Pixels; null where they are not known. */
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  /** Of the whole request; null where they are not known, or pictures are billed by other units. */
  tokens: z.nullable(z.int()),
  /** Null where the picture is missing from the price. */
  costUsd: z.nullable(usd),
  /** Why the picture itself could not be read; null where it was. */
  problem: z.nullable(z.string()),
});
const request = z.strictObject({
  path: z.string(),
  line: z.int(),
  model: z.string(),
  operation: z.enum(['generate', 'edit']),
  quality: z.string(),
  size: z.string(),
  n: z.int(),
  batch: z.boolean(),
  tokens: z.strictObject({
    textInput: tokens,
    imageInput: z.nullable(tokens),
    imageOutput: z.nullable(tokens),
  }),
  costUsd: z.nullable(
    z.strictObject({ textInput: usd, imageInput: usd, imageOutput: usd, total: usd }),
  ),
  perImageUsd: z.nullable(usd),
  /** The reference images of an edit with a price, in the order they are sent. */
  images: z.optional(z.array(image)),
  /** What the request costs on each model that it may fall back to; null without a price. */
  fallbacks: z.optional(
    z.array(z.strictObject({ model: z.string(), totalUsd: z.nullable(usd), basis })),
  ),
  basis,
  /** Present where usage records gave the output tokens of an image. */
  measured: z.optional(
    z.strictObject({
      images: z.int(),
      medianTokens: z.number(),
      /** The 10th and the 90th percentile. */
      tokens: z.strictObject({ min: z.number(), max: z.number() }),
      /** The first and last day; null where no record says. */
      since: z.nullable(z.string()),
      until: z.nullable(z.string()),
    }),
  ),
  reasons: z.array(z.string()),
  findings: z.array(finding),
});

/** The schema of the estimate report; the shipped JSON schema is made from it. */
export const estimateReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  catalogVersion: z.string(),
  requests: z.array(request),
  /** Findings in project files, which belong to no single request. */
  projectFiles: z.array(z.strictObject({ path: z.string(), findings: z.array(finding) })),
  totals: z.strictObject({ requests: z.int(), unpriced: z.int(), costUsd: usd }),
});

/** The estimate of many templates, as JSON. */
export type EstimateReport = z.infer<typeof estimateReportSchema>;
/** One request of the report. */
export type ReportedRequest = EstimateReport['requests'][number];
type ReportedImage = z.infer<typeof image>;
/** A finding of the report; ranges are zero-based in UTF-16 units, as in the Language Server Protocol. */
export type ReportedFinding = ReportedRequest['findings'][number];

/**
 * The report's entries of one template, one per output. Findings about the template as a whole stand on
 * the first of them.
 *
 * @param path relative, with `/`.
 */
export function reportRequests(
  path: string,
  analysis: Analysis,
  lines: LineIndex,
): readonly ReportedRequest[] {
  const line = lines.positionAt(analysis.template.promptSpan.start).line + 1;
  return analysis.requests.map((estimate, index) => ({
    path,
    line,
    ...reportEstimate(estimate),
    findings: [...(index === 0 ? analysis.findings : []), ...estimate.findings].map((one) =>
      reportFinding(one, lines),
    ),
  }));
}

/** A finding as the report shows it. */
export function reportFinding(finding: Finding, lines: LineIndex): ReportedFinding {
  const { ruleId, severity, message, span } = finding;
  return { ruleId, severity, message, range: lines.rangeOf(span) };
}

/** Sums a report's entries; unpriced ones are counted, and add nothing. */
export function totalsOf(
  requests: readonly ReportedRequest[],
  totals: readonly NanoUsdRange[],
): EstimateReport['totals'] {
  return {
    requests: requests.length,
    unpriced: requests.filter((entry) => entry.basis === 'unpriced').length,
    costUsd: usdRange(addMoney(totals)),
  };
}

function reportEstimate(
  estimate: AnalysedRequest,
): Omit<ReportedRequest, 'path' | 'line' | 'findings'> {
  const { request: asked, tokens: used, cost, images, chain, basis, reasons, measured } = estimate;
  return {
    model: asked.model,
    operation: asked.operation,
    quality: asked.quality,
    size: asked.size,
    n: asked.n,
    batch: asked.batch,
    tokens: {
      textInput: plain(used.textInput),
      imageInput: used.imageInput ? plain(used.imageInput) : null,
      imageOutput: used.imageOutput ? plain(used.imageOutput) : null,
    },
    costUsd:
      cost.kind === 'unpriced'
        ? null
        : {
            textInput: amountOf(cost.lineItems, 'textInput'),
            imageInput: amountOf(cost.lineItems, 'imageInput'),
            imageOutput: amountOf(cost.lineItems, 'imageOutput'),
            total: usdRange(cost.total),
          },
    perImageUsd:
      cost.kind === 'unpriced'
        ? null
        : usdRange({ min: cost.total.min / asked.n, max: cost.total.max / asked.n }),
    ...(images.length > 0 && { images: images.map(reportImage) }),
    ...(chain && {
      fallbacks: chain.fallbacks.map((one) => ({
        model: one.model,
        totalUsd: one.cost.kind === 'priced' ? usdRange(one.cost.total) : null,
        basis: one.basis,
      })),
    }),
    basis,
    ...(measured && {
      measured: {
        images: measured.images,
        medianTokens: measured.median,
        tokens: { min: measured.low, max: measured.high },
        since: measured.since ?? null,
        until: measured.until ?? null,
      },
    }),
    reasons: reasons.map(inEnglish),
  };
}

function reportImage({
  image: { name, pixels, problem },
  tokens: used,
  amount,
}: ImageLine): ReportedImage {
  return {
    name,
    width: pixels?.width ?? null,
    height: pixels?.height ?? null,
    tokens: used ?? null,
    costUsd: amount === undefined ? null : usdRange(amount),
    problem: problem ? inEnglish(problem.words) : null,
  };
}

function amountOf(
  items: readonly LineItem[],
  kind: LineItem['kind'],
): { min: number; max: number } {
  return usdRange(addMoney(items.filter((item) => item.kind === kind).map((item) => item.amount)));
}

function usdRange({ min, max }: NanoUsdRange): { min: number; max: number } {
  return { min: toUsd(min), max: toUsd(max) };
}

function plain({ min, max }: TokenRange): { min: number; max: number } {
  return { min, max };
}
