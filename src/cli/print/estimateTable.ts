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
import { COLUMN_GAP, createPlainTable } from './plainTable.ts';
import { columnsOf } from './textWidth.ts';

type Column = keyof EntryCells;

/** Sets of columns from the widest to the narrowest; the first that fits is taken. */
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
  const layout = LAYOUTS.map((columns) => measure(columns, [...rows, total])).find(
    ({ fixed, template }) =>
      width === undefined || fixed + Math.min(template, NARROWEST_TEMPLATE) <= width,
  );
  if (layout === undefined) {
    return [
      ...rows.flatMap(block),
      `Total of ${total.request}: ${total.perRequest}`,
      '',
      ...notes,
      '',
    ].join('\n');
  }
  const { columns, fixed, template } = layout;
  const room = width === undefined ? template : Math.min(template, width - fixed);
  const bold = (text: string): string =>
    colours && text !== '' ? styleText('bold', text, { validateStream: false }) : text;
  const table = createPlainTable({
    head: columns.map((column) => bold(HEADS[column])),
    colWidths: columns.map((column) => (column === 'template' ? room : null)),
    colAligns: columns.map((column) => (NUMERIC.has(column) ? 'right' : 'left')),
    wordWrap: true,
    wrapOnWordBoundary: false,
  });
  for (const row of rows) table.push(columns.map((column) => row[column]));
  table.push(columns.map((column) => bold(total[column])));
  return [trimLines(table.toString()), '', ...notes, ''].join('\n');
}

const NUMERIC: ReadonlySet<Column> = new Set([
  'textInput',
  'imageInput',
  'imageOutput',
  'perImage',
  'perRequest',
  'findings',
]);

/** The width of all columns but the template's, and the width that this one would like. */
function measure(
  columns: readonly Column[],
  rows: readonly EntryCells[],
): { readonly columns: readonly Column[]; readonly fixed: number; readonly template: number } {
  const widest = (column: Column): number =>
    rows.reduce((most, row) => Math.max(most, columnsOf(row[column])), columnsOf(HEADS[column]));
  const others = columns.filter((column) => column !== 'template');
  return {
    columns,
    fixed: others.reduce((sum, column) => sum + widest(column) + COLUMN_GAP, 0),
    template: widest('template'),
  };
}

function trimLines(text: string): string {
  return text.replace(/ +$/gmu, '');
}

function escapeCells(cells: EntryCells): EntryCells {
  const { template, request } = cells;
  return { ...cells, template: escapeControls(template), request: escapeControls(request) };
}

/** An entry where there is no room for a table. */
function block({ template, request, perImage, perRequest, basis }: EntryCells): readonly string[] {
  return [template, `  ${request}`, `  ${perRequest}/request, ${perImage}/image, ${basis}`, ''];
}
