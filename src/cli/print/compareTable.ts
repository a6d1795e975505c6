import { formatUsdRange, toNano, type Basis, type CompareReport } from '../../core/index.ts';
import { escapeControls } from './escape.ts';
import { fittedTable } from './fittedTable.ts';

type Compared = CompareReport['requests'][number];

/** Each request on every model, cheapest first, as tables. */
export function compareTable({ requests, catalogVersion }: CompareReport): string {
  return [
    ...requests.flatMap((request) => [titleOf(request), '', tableOf(request), '']),
    `Price list of ${catalogVersion}. ≈ marks an estimate, ≥ a lower bound, * the model of the template.`,
    'A quality word means another spend on another model; where it changes, the nearest cost was chosen.',
    '',
  ].join('\n');
}

function titleOf({ path, model, quality, size, n }: Compared): string {
  const images = n === 1 ? '' : `, ${n} images`;
  return escapeControls(`${path}: ${model} ${quality} ${size}${images}`);
}

function tableOf({ models, n }: Compared): string {
  const heads = [
    'Model',
    'Vendor',
    'Quality',
    'Size',
    'Per image',
    ...(n > 1 ? ['Request'] : []),
    'Note',
  ];
  const rows = models.map((entry) => [
    escapeControls(`${entry.own ? '*' : ''}${entry.model}`),
    escapeControls(entry.vendor),
    escapeControls(entry.quality),
    escapeControls(entry.size),
    money(entry.perImageUsd, entry.basis),
    ...(n > 1 ? [money(entry.totalUsd, entry.basis)] : []),
    escapeControls(noteOf(entry)),
  ]);
  const amounts = new Set(['Per image', 'Request']);
  return fittedTable(
    heads.map((head) => ({ head, align: amounts.has(head) ? 'right' : 'left' })),
    rows,
  );
}

function noteOf({ gone, shutdown, changes, basis, reasons }: Compared['models'][number]): string {
  return [
    ...(gone ? [`shut down ${shutdown ?? ''}`] : []),
    ...(!gone && shutdown !== null ? [`ends ${shutdown}`] : []),
    ...changes,
    ...(basis === 'unpriced' ? reasons.slice(0, 1) : []),
  ].join('; ');
}

function money(range: { min: number; max: number } | null, basis: Basis): string {
  if (range === null) return 'unpriced';
  return formatUsdRange({ min: toNano(range.min), max: toNano(range.max) }, basis);
}
