import { escapeMarkdown } from '../../core/index.ts';
import {
  entryCells,
  HEADS,
  noteLines,
  totalCells,
  type EntryCells,
  type EstimateView,
} from './estimate.ts';

const COLUMNS = Object.keys(HEADS) as readonly (keyof EntryCells)[];

/** The estimate as a Markdown table, for comments and documents. */
export function estimateMarkdown(view: EstimateView): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const total = totalCells(view);
  return [
    row(COLUMNS.map((column) => HEADS[column])),
    row(
      COLUMNS.map((column) =>
        column === 'template' || column === 'request' || column === 'basis' ? '---' : '---:',
      ),
    ),
    ...view.entries.map((entry) => {
      const cells = entryCells(entry);
      return row(COLUMNS.map((column) => escapeMarkdown(cells[column])));
    }),
    row(
      COLUMNS.map((column) => (total[column] === '' ? '' : `**${escapeMarkdown(total[column])}**`)),
    ),
    '',
    ...noteLines(view).map((line) => `- ${escapeMarkdown(line)}`),
    '',
  ].join('\n');
}
