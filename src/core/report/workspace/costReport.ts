import type { Steps } from '../../text/steps.ts';
import { sentence } from '../../text/wording.ts';
import { tableRow } from '../itemTable.ts';
import { conversionLines } from '../currency.ts';
import { ENGLISH, type Language } from '../language.ts';
import { describeRequest } from '../lens.ts';
import { escapeMarkdown } from '../markdown.ts';
import { sayWording } from '../wording.ts';
import { basisWord } from '../words.ts';
import type { CostEntry } from './costEntry.ts';
import { addFindings, addSums, sumRequests, type CostSum } from './costSum.ts';
import { formatSum } from './costWords.ts';

/** Rows between two pauses. */
const ROWS_PER_STEP = 20;

/** The cost of all templates as a Markdown page: the sum, then a row a request, the dearest template first. */
export function* workspaceMarkdown(
  entries: readonly CostEntry[],
  language: Language = ENGLISH,
): Steps<string> {
  const heading = `# ${language.say('Cost of the workspace')}`;
  const templates: { readonly entry: CostEntry; readonly sum: CostSum }[] = [];
  for (const entry of new Map(entries.map((one) => [one.id, one])).values()) {
    templates.push({ entry, sum: sumRequests(entry.requests) });
    if (templates.length % ROWS_PER_STEP === 0) yield;
  }
  if (templates.length === 0) {
    return `${heading}\n\n${language.say('There are no prompt templates in it.')}\n`;
  }
  templates.sort(
    (one, other) =>
      weightOf(other.sum) - weightOf(one.sum) || (one.entry.path < other.entry.path ? -1 : 1),
  );
  yield;
  const all = addSums(templates.map(({ sum }) => sum));
  const { warnings, remarks } = addFindings(templates.map(({ entry }) => entry.findings));
  yield;
  const withRoot = new Set(templates.map(({ entry }) => entry.root.id)).size > 1;
  const versions = [...new Set(templates.map(({ entry }) => entry.catalogueVersion))];
  const sum = escapeMarkdown(formatSum(all, language));
  const lines = [
    heading,
    '',
    language.say(
      '{0} for each request sent once · {1}',
      `**${sum}**`,
      basisWord(all.basis, language),
    ),
    '',
    `- ${language.say(
      '{0}, {1}, {2} of them unpriced and not in the sum',
      count(templates.length, 'templates', language),
      count(all.requests, 'requests', language),
      all.unpriced,
    )}`,
    `- ${language.say(
      '{0} and {1}, in the Problems view once the template is open',
      count(warnings, 'warnings', language),
      count(remarks, 'hints', language),
    )}`,
    `- ${language.say('Price list of {0}', versions.join(', '))}`,
    ...conversionLines(language, (inUsd) => formatSum(all, inUsd)).map((line) => `- ${line}`),
    '',
    tableRow([
      language.say('Template'),
      language.say('Request'),
      language.say('Cost'),
      language.say('Basis'),
    ]),
    '| --- | --- | ---: | --- |',
  ];
  for (const { entry } of templates) {
    for (const row of rowsOf(entry, withRoot, language)) lines.push(row);
    if (lines.length % ROWS_PER_STEP === 0) yield;
  }
  return [...lines, ''].join('\n');
}

function rowsOf(
  { root, path, requests }: CostEntry,
  withRoot: boolean,
  language: Language,
): readonly string[] {
  const name = withRoot ? `${root.name}/${path}` : path;
  return requests.map((request) => {
    const { basis, cost, reasons } = request.estimate;
    const why = cost.kind === 'unpriced' ? [cost.reason] : reasons.slice(0, 1);
    const cells = [
      name,
      describeRequest(request.estimate, true, language),
      formatSum(sumRequests([request]), language),
      [basisWord(basis, language), ...why.map((reason) => sayWording(reason, language))].join(': '),
    ];
    return tableRow(cells.map(escapeMarkdown));
  });
}

/** What has no price comes before all prices: nobody knows how much it is. */
function weightOf({ total }: CostSum): number {
  return total?.max ?? Number.MAX_SAFE_INTEGER;
}

const COUNTED = {
  templates: [sentence('{0} template'), sentence('{0} templates')],
  requests: [sentence('{0} request'), sentence('{0} requests')],
  warnings: [sentence('{0} warning'), sentence('{0} warnings')],
  hints: [sentence('{0} hint'), sentence('{0} hints')],
} as const;

function count(number: number, of: keyof typeof COUNTED, language: Language): string {
  const [one, many] = COUNTED[of];
  return language.say(number === 1 ? one : many, number);
}
