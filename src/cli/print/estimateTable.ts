import { styleText } from 'node:util';
import {
  entryCells,
  HEADS,
  noteLines,
  totalCells,
  type EntryCells,
  type EstimateView,
} from './estimate.ts';
import { escapeControls } from './escape.ts';
import { COLUMN_GAP, plainTable } from './plainTable.ts';
import { columnsOf } from './textWidth.ts';

type Column = keyof EntryCells;

/** Sets of columns from the widest to the narrowest, the template first; the first set that fits is taken. */
const LAYOUTS: readonly (readonly Column[])[] = [
  [
    'template',
    'request',
    'textInput',
    'imageInput',
    'imageOutput',
    'perImage',
    'perRequest',
    'basis',
    'findings',
  ],
  ['template', 'request', 'perImage', 'perRequest', 'basis', 'findings'],
  ['template', 'request', 'perRequest', 'basis'],
];
/** The names of templates are broken where there is no room, but not into shorter pieces than this. */
const NARROWEST_TEMPLATE = 18;

/**
 * The estimate as a table for a terminal, or for a file.
 *
 * @param width of the terminal in columns; undefined for no limit.
 */
export function estimateTable(
  view: EstimateView,
  width: number | undefined,
  colours: boolean,
): string {
  const rows = view.entries.map((entry) => escapeCells(entryCells(entry)));
  const total = totalCells(view);
  const notes = noteLines(view).map(escapeControls);
  const layout = firstOf(LAYOUTS, (columns) =>
    fit(columns, [...rows, total], width ?? Number.POSITIVE_INFINITY),
  );
  if (layout === undefined) {
    return [...rows.flatMap(block), ...block(total), ...notes, ''].join('\n');
  }
  const { columns, widths } = layout;
  const bold = (text: string): string =>
    colours && text !== '' ? styleText('bold', text, { validateStream: false }) : text;
  const table = plainTable(
    columns.map((column, index) => ({
      width: widths[index] ?? 0,
      align: NUMERIC.has(column) ? 'right' : 'left',
    })),
    [
      columns.map((column) => bold(HEADS[column])),
      ...rows.map((row) => columns.map((column) => row[column])),
      columns.map((column) => bold(total[column])),
    ],
  );
  return [table, '', ...notes, ''].join('\n');
}

const NUMERIC: ReadonlySet<Column> = new Set([
  'textInput',
  'imageInput',
  'imageOutput',
  'perImage',
  'perRequest',
  'findings',
]);

interface Layout {
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
}

/** The widths of columns that fit; undefined when they do not, even with the templates' names broken. */
function fit(
  columns: readonly Column[],
  rows: readonly EntryCells[],
  room: number,
): Layout | undefined {
  const widest = columns.map((column) =>
    rows.reduce((most, row) => Math.max(most, columnsOf(row[column])), columnsOf(HEADS[column])),
  );
  const total = widest.reduce((sum, width) => sum + width + COLUMN_GAP, -COLUMN_GAP);
  const [template = 0, ...others] = widest;
  const left = Math.min(template, template + room - total);
  return left < Math.min(template, NARROWEST_TEMPLATE)
    ? undefined
    : { columns, widths: [left, ...others] };
}

function escapeCells(cells: EntryCells): EntryCells {
  const { template, request } = cells;
  return { ...cells, template: escapeControls(template), request: escapeControls(request) };
}

/** An entry where there is no room for a table. */
function block({ template, request, perImage, perRequest, basis }: EntryCells): readonly string[] {
  return [
    template,
    `  ${request}`,
    `  ${perRequest} ${basis === perRequest ? '' : basis}`.trimEnd(),
    ...(perImage === '' || perImage === perRequest ? [] : [`  ${perImage}/image`]),
    '',
  ];
}

function firstOf<T, R>(items: readonly T[], read: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const result = read(item);
    if (result !== undefined) return result;
  }
  return undefined;
}
