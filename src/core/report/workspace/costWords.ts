import { conversionLines } from '../currency.ts';
import { ENGLISH, type Language } from '../language.ts';
import { escapeMarkdown } from '../markdown.ts';
import { hoverMarkdown } from '../hover.ts';
import { formatUsdRange } from '../money.ts';
import { spokenRequest, spokenUsd } from '../status.ts';
import { firstSentence, sayWording } from '../wording.ts';
import { basisWord } from '../words.ts';
import type { FindingCounts } from './costEntry.ts';
import type { CostSum } from './costSum.ts';
import type { CostNode } from './costTree.ts';

/** What a node of the tree of costs says. */
export interface CostNodeWords {
  readonly label: string;
  /** Cost, basis and findings, such as `≥ $0.0412 · partial · 1 of 3 unpriced · 2 warnings`. */
  readonly description: string;
  /** Label and description in words, for a screen reader. */
  readonly spoken: string;
}

/** Requests whose arithmetic a tooltip shows; the breakdown has them all. */
const MOST_REQUESTS = 3;

/** The sum for people, such as `≥ $0.21`; `unpriced` where there is none. */
export function formatSum({ total, basis }: CostSum, language: Language = ENGLISH): string {
  return total === undefined
    ? basisWord('unpriced', language)
    : formatUsdRange(total, basis, language);
}

/** Words for a node of the tree. */
export function describeCostNode(node: CostNode, language: Language = ENGLISH): CostNodeWords {
  const { sum, findings, kind, templates } = node;
  const label = kind === 'more' ? language.say('{0} more', templates) : node.label;
  const facts = [...factsOf(node, language), ...findingWords(findings, language)];
  const money = formatSum(sum, language);
  const cost = sum.total === undefined ? [money] : [money, basisWord(sum.basis, language)];
  return {
    label,
    description: [...cost, ...facts].join(' · '),
    spoken: spokenNode(node, label, facts, language),
  };
}

/** How a node's cost is made up, as Markdown: the arithmetic of its requests, or what its templates come to. */
export function costNodeMarkdown(node: CostNode, language: Language = ENGLISH): string {
  const { entry, request, sum, findings } = node;
  const name = entry === undefined ? describeCostNode(node, language).label : entry.path;
  const heading = `**${escapeMarkdown(name)}**`;
  const sure = sum.total === undefined ? [] : [basisWord(sum.basis, language)];
  const money = [escapeMarkdown(formatSum(sum, language)), ...sure].join(' · ');
  if (entry === undefined) {
    const facts = [
      language.say('{0} templates', node.templates),
      language.say('{0} requests', sum.requests),
      ...unpricedWords(sum, language),
      ...findingWords(findings, language),
      ...conversionLines(language, (inUsd) => formatSum(sum, inUsd)),
    ];
    const once = language.say('{0}, each request sent once', money);
    return [heading, once, facts.join(' · ')].join('\n\n');
  }
  const requests = node.kind === 'request' && request ? [request] : entry.requests;
  const shown = requests
    .slice(0, MOST_REQUESTS)
    .map(({ estimate }) => hoverMarkdown(estimate, undefined, entry.catalogueVersion, language));
  const rest = requests.length - shown.length;
  return [
    heading,
    ...(requests.length > 1
      ? [language.say('{0}, each of {1} requests sent once', money, requests.length)]
      : []),
    ...shown,
    ...(rest > 0 ? [language.say('{0} more in the breakdown', rest)] : []),
    ...(findings.warnings + findings.remarks > 0
      ? [findingWords(findings, language).join(' · ')]
      : []),
  ].join('\n\n');
}

function factsOf({ kind, sum, request }: CostNode, language: Language): readonly string[] {
  if (request?.estimate.cost.kind === 'unpriced') {
    return [firstSentence(sayWording(request.estimate.cost.reason, language))];
  }
  const requests =
    kind === 'template' && sum.requests > 1 ? [language.say('{0} outputs', sum.requests)] : [];
  return [...requests, ...unpricedWords(sum, language)];
}

function unpricedWords(
  { total, unpriced, requests }: CostSum,
  language: Language,
): readonly string[] {
  return total !== undefined && unpriced > 0
    ? [language.say('{0} of {1} unpriced', unpriced, requests)]
    : [];
}

/** Findings in words; none for none. */
function findingWords({ warnings, remarks }: FindingCounts, language: Language): readonly string[] {
  if (warnings > 0) {
    return [language.say(warnings === 1 ? '{0} warning' : '{0} warnings', warnings)];
  }
  return remarks > 0 ? [language.say(remarks === 1 ? '{0} hint' : '{0} hints', remarks)] : [];
}

function spokenNode(
  { kind, request, sum }: CostNode,
  label: string,
  facts: readonly string[],
  language: Language,
): string {
  if (kind === 'request' && request) {
    return spokenRequest(request.estimate, language);
  }
  const { total, basis } = sum;
  const sure = basisWord(basis, language);
  if (total === undefined) return [label, sure, ...facts].join(', ');
  const amount = spokenUsd(total, language);
  const money = basis === 'partial' ? language.say('at least {0}', amount) : amount;
  return [label, money, sure, ...facts].join(', ');
}
