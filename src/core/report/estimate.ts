import type { Analysis } from '../analyse.ts';
import type { RequestEstimate } from '../pricing/estimate.ts';
import { breakdownMarkdown } from './breakdown.ts';
import { escapeMarkdown } from './markdown.ts';
import type { PlanLine } from './planLines.ts';

/** An estimate as Markdown: the arithmetic of one request, and the plan of its runs. */
export function estimateMarkdown(
  name: string,
  analysis: Analysis,
  estimate: RequestEstimate,
  plan: readonly PlanLine[],
): string {
  const requests = [{ ...estimate, findings: [] }];
  const rows = plan.map((line) => {
    const cells = [line.label, line.value, line.note].map(escapeMarkdown);
    return `| ${cells.join(' | ')} |`;
  });
  const table = ['## The run', '', '| | | |', '| --- | ---: | --- |', ...rows, ''];
  return `${breakdownMarkdown(name, { ...analysis, requests })}\n${table.join('\n')}`;
}
