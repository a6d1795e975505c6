import {
  inEnglish,
  formatUnitPrice,
  isShutDown,
  type Catalogue,
  type ModelPricing,
  type PriceChange,
} from '../../core/index.ts';
import type { ToldProblem } from '../plainCatalogue.ts';
import { escapeControls } from './escape.ts';
import { fittedTable } from './fittedTable.ts';

/** The price list as a table: rates by tokens in dollars per million, and other shapes in words. */
export function catalogTable(catalogue: Catalogue, at: string): string {
  const rows = catalogue.models.map((model) => {
    const { usdPerMTok: rates } = model;
    return [
      escapeControls(model.id),
      escapeControls(model.vendor),
      price(rates.textInput),
      price(rates.cachedTextInput),
      price(rates.imageInput),
      price(rates.cachedImageInput),
      price(rates.imageOutput),
      price(rates.textOutput),
      outputWords(model),
      model.ratesConfidence,
      statusOf(model, at),
    ];
  });
  const heads = ['Text in', 'cached', 'Image in', 'cached', 'Image out', 'Text out'];
  const table = fittedTable(
    [
      { head: 'Model', align: 'left' },
      { head: 'Vendor', align: 'left' },
      ...heads.map((head) => ({ head, align: 'right' as const })),
      { head: 'Output is billed', align: 'left' },
      { head: 'Prices are', align: 'left' },
      { head: 'Status', align: 'left' },
    ],
    rows,
  );
  return `${table}\n\nUS dollars per million tokens unless said otherwise. Price list of ${catalogue.version}; --format json has the source and date of each value.\n`;
}

function price(usd: number | undefined): string {
  return usd === undefined ? '–' : formatUnitPrice(usd);
}

function outputWords({ imageOutput, unpricedReason }: ModelPricing): string {
  if (unpricedReason !== undefined) return 'unpriced';
  switch (imageOutput?.kind) {
    case undefined:
      return 'rule not known';
    case 'grid':
      return 'by formula';
    case 'table':
      return 'by table';
    case 'band':
      return 'within a measured band';
    case 'tokenClasses':
      return 'by resolution, in tokens';
    case 'perImage':
      return imageOutput.classes
        .map(({ name, usd }) => `${usdRange(usd)} an image (${name})`)
        .join(', ');
    case 'perMegapixel':
      return imageOutput.first === undefined
        ? `${formatUnitPrice(imageOutput.usd)} a megapixel`
        : `${formatUnitPrice(imageOutput.first.usd)} the first megapixel, ${formatUnitPrice(imageOutput.usd)} each further`;
  }
}

function usdRange({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? formatUnitPrice(min) : `${formatUnitPrice(min)}–${formatUnitPrice(max)}`;
}

function statusOf(model: ModelPricing, at: string): string {
  const { shutdown } = model.lifecycle;
  if (isShutDown(model, at)) return `shut down ${shutdown ?? ''}`;
  return shutdown === undefined ? 'live' : `ends ${shutdown}`;
}

/** What is old, gone or about to go, as a table. */
export function catalogProblemsTable(
  problems: readonly ToldProblem[],
  version: string,
  at: string,
): string {
  const last = `Price list of ${version}, checked for ${at}.\n`;
  if (problems.length === 0) return `Nothing is old, gone or about to go. ${last}`;
  const rows = problems.map(({ model, kind, message }) => [
    escapeControls(model),
    kind,
    escapeControls(message),
  ]);
  const columns = ['Model', 'Problem', ''].map((head) => ({ head, align: 'left' as const }));
  return `${fittedTable(columns, rows)}\n\n${last}`;
}

/** The differences of a price file as a table; suspicious ones are marked with what is odd about them. */
export function priceChangesTable(
  changes: readonly PriceChange[],
  accepted: ReadonlySet<string>,
): string {
  const rows = changes.map(({ id, shipped, own, proposed, suspicions }) => [
    accepted.has(id) ? 'accepted' : suspicions.length > 0 ? 'suspicious' : 'offered',
    escapeControls(id),
    price(shipped),
    price(own),
    price(proposed),
    escapeControls(suspicions.map(inEnglish).join(' ')),
  ]);
  return fittedTable(
    [
      { head: '', align: 'left' },
      { head: 'Price', align: 'left' },
      { head: 'Shipped', align: 'right' },
      { head: 'Yours', align: 'right' },
      { head: 'File', align: 'right' },
      { head: 'Suspicion', align: 'left' },
    ],
    rows,
  );
}
