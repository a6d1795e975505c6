import type { Analysis } from '../analyse.ts';
import type { RequestEstimate } from '../pricing/estimate.ts';
import { breakdownMarkdown } from './breakdown.ts';
import { tableRow } from './itemTable.ts';
import { ENGLISH, type Language } from './language.ts';
import { escapeMarkdown } from './markdown.ts';
import type { PlanLine } from './planLines.ts';

/** An estimate as Markdown: the arithmetic of its requests, and the plan of their runs. */
export function estimateMarkdown(
  name: string,
  analysis: Analysis,
  estimates: readonly RequestEstimate[],
  plan: readonly PlanLine[],
  language: Language = ENGLISH,
): string {
  const requests = estimates.map((estimate) => ({ ...estimate, findings: [] }));
  const rows = plan.map((line) =>
    tableRow([line.label, line.value, line.note].map(escapeMarkdown)),
  );
  const table = [
    `## ${language.say('The run')}`,
    '',
    '| | | |',
    '| --- | ---: | --- |',
    ...rows,
    '',
  ];
  return `${breakdownMarkdown(name, { ...analysis, requests }, language)}\n${table.join('\n')}`;
}
