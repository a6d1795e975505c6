import { stringify } from 'csv-stringify/sync';
import type { ReportedRequest } from '../../core/index.ts';
import { countFindings, type EstimateView } from './estimate.ts';

/**
 * The estimate as CSV with one line per request, amounts in US dollars; cells of what has no price are
 * empty. Cells that a spreadsheet would take for a formula begin with an apostrophe.
 */
export function estimateCsv({ report }: EstimateView): string {
  return stringify(
    report.requests.map((entry) => csvRecord(entry, report.catalogVersion)),
    { header: true, columns: CSV_COLUMNS, escape_formulas: true },
  );
}

const CSV_COLUMNS = [
  'path',
  'line',
  'model',
  'operation',
  'quality',
  'size',
  'n',
  'batch',
  'text_input_tokens_min',
  'text_input_tokens_max',
  'image_input_tokens_min',
  'image_input_tokens_max',
  'image_output_tokens_min',
  'image_output_tokens_max',
  'cost_usd_min',
  'cost_usd_max',
  'per_image_usd_min',
  'per_image_usd_max',
  'basis',
  'reasons',
  'findings',
  'hints',
  'catalog_version',
] as const;

function csvRecord(
  entry: ReportedRequest,
  catalogVersion: string,
): Readonly<Record<(typeof CSV_COLUMNS)[number], string>> {
  const { tokens, costUsd, perImageUsd } = entry;
  const { findings, hints } = countFindings(entry);
  return {
    path: entry.path,
    line: String(entry.line),
    model: entry.model,
    operation: entry.operation,
    quality: entry.quality,
    size: entry.size,
    n: String(entry.n),
    batch: String(entry.batch),
    text_input_tokens_min: String(tokens.textInput.min),
    text_input_tokens_max: String(tokens.textInput.max),
    image_input_tokens_min: String(tokens.imageInput?.min ?? ''),
    image_input_tokens_max: String(tokens.imageInput?.max ?? ''),
    image_output_tokens_min: String(tokens.imageOutput?.min ?? ''),
    image_output_tokens_max: String(tokens.imageOutput?.max ?? ''),
    cost_usd_min: dollars(costUsd?.total.min),
    cost_usd_max: dollars(costUsd?.total.max),
    per_image_usd_min: dollars(perImageUsd?.min),
    per_image_usd_max: dollars(perImageUsd?.max),
    basis: entry.basis,
    reasons: entry.reasons.join(' '),
    findings: String(findings),
    hints: String(hints),
    catalog_version: catalogVersion,
  };
}

/** To the nano-dollar, and never with an exponent. */
function dollars(amount: number | undefined): string {
  if (amount === undefined) return '';
  return amount.toFixed(9).replace(/\.?0+$/u, '');
}
