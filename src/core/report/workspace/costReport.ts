import { describeRequest } from '../lens.ts';
import { escapeMarkdown } from '../markdown.ts';
import type { Steps } from '../../text/steps.ts';
import type { CostEntry } from './costEntry.ts';
import { addFindings, addSums, sumRequests, type CostSum } from './costSum.ts';
import { formatSum } from './costWords.ts';

/** Rows between two pauses. */
const ROWS_PER_STEP = 20;

/** The cost of all templates as a Markdown page: the sum, then a row a request, the dearest template first. */
export function* workspaceMarkdown(entries: readonly CostEntry[]): Steps<string> {
  const heading = '# Cost of the workspace';
  const templates: { readonly entry: CostEntry; readonly sum: CostSum }[] = [];
  for (const entry of new Map(entries.map((one) => [one.id, one])).values()) {
    templates.push({ entry, sum: sumRequests(entry.requests) });
    if (templates.length % ROWS_PER_STEP === 0) yield;
  }
  if (templates.length === 0) return `${heading}\n\nThere are no prompt templates in it.\n`;
  templates.sort(
    (one, other) =>
      weightOf(other.sum) - weightOf(one.sum) || (one.entry.path < other.entry.path ? -1 : 1),
  );
  yield;
  const all = addSums(templates.map(({ sum }) => sum));
  const { warnings, remarks } = addFindings(templates.map(({ entry }) => entry.findings));
  yield;
  const withRoot = new Set(templates.map(({ entry }) => entry.root.id)).size > 1;
  const lines = [
    heading,
    '',
    `**${escapeMarkdown(formatSum(all))}** for each request sent once · ${all.basis}`,
    '',
    `- ${count(templates.length, 'template')}, ${count(all.requests, 'request')}, ${all.unpriced.toLocaleString('en-US')} of them unpriced and not in the sum`,
    `- ${count(warnings, 'warning')} and ${count(remarks, 'hint')}, in the Problems view once the template is open`,
    `- Price list of ${[...new Set(templates.map(({ entry }) => entry.catalogueVersion))].join(', ')}`,
    '',
    '| Template | Request | Cost | Basis |',
    '| --- | --- | ---: | --- |',
  ];
  for (const { entry } of templates) {
    for (const row of rowsOf(entry, withRoot)) lines.push(row);
    if (lines.length % ROWS_PER_STEP === 0) yield;
  }
  return [...lines, ''].join('\n');
}

function rowsOf({ root, path, requests }: CostEntry, withRoot: boolean): readonly string[] {
  const name = withRoot ? `${root.name}/${path}` : path;
  return requests.map((request) => {
    const { basis, cost, reasons } = request.estimate;
    const why = cost.kind === 'unpriced' ? [cost.reason] : reasons.slice(0, 1);
    const cells = [
      name,
      describeRequest(request.estimate, true),
      formatSum(sumRequests([request])),
      [basis, ...why].join(': '),
    ];
    return `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  });
}

/** What has no price comes before all prices: nobody knows how much it is. */
function weightOf({ total }: CostSum): number {
  return total?.max ?? Number.MAX_SAFE_INTEGER;
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}
