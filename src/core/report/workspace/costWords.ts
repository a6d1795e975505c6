import { escapeMarkdown } from '../markdown.ts';
import { hoverMarkdown } from '../hover.ts';
import { formatUsdRange } from '../money.ts';
import { spokenRequest, spokenUsd } from '../status.ts';
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
export function formatSum({ total, basis }: CostSum): string {
  return total === undefined ? 'unpriced' : formatUsdRange(total, basis);
}

/** Words for a node of the tree. */
export function describeCostNode(node: CostNode): CostNodeWords {
  const { sum, findings, kind, templates } = node;
  const label = kind === 'more' ? `${count(templates)} more` : node.label;
  const facts = [...factsOf(node), ...findingWords(findings)];
  const cost = sum.total === undefined ? [formatSum(sum)] : [formatSum(sum), sum.basis];
  return {
    label,
    description: [...cost, ...facts].join(' · '),
    spoken: spokenNode(node, label, facts),
  };
}

/** How a node's cost is made up, as Markdown: the arithmetic of its requests, or what its templates come to. */
export function costNodeMarkdown(node: CostNode): string {
  const { entry, request, sum, findings } = node;
  const name = entry === undefined ? describeCostNode(node).label : entry.path;
  const heading = `**${escapeMarkdown(name)}**`;
  const money = `${escapeMarkdown(formatSum(sum))}${sum.total === undefined ? '' : ` · ${sum.basis}`}`;
  if (entry === undefined) {
    const facts = [`${count(node.templates)} templates`, `${count(sum.requests)} requests`];
    const all = [...facts, ...unpricedWords(sum), ...findingWords(findings)].join(' · ');
    return [heading, `${money}, each request sent once`, all].join('\n\n');
  }
  const requests = node.kind === 'request' && request ? [request] : entry.requests;
  const shown = requests
    .slice(0, MOST_REQUESTS)
    .map(({ estimate }) => hoverMarkdown(estimate, undefined, entry.catalogueVersion));
  const rest = requests.length - shown.length;
  return [
    heading,
    ...(requests.length > 1
      ? [`${money}, each of ${count(requests.length)} requests sent once`]
      : []),
    ...shown,
    ...(rest > 0 ? [`${count(rest)} more in the breakdown`] : []),
    ...(findings.warnings + findings.remarks > 0 ? [findingWords(findings).join(' · ')] : []),
  ].join('\n\n');
}

function factsOf({ kind, sum, request }: CostNode): readonly string[] {
  if (request?.estimate.cost.kind === 'unpriced')
    return [firstSentence(request.estimate.cost.reason)];
  const requests =
    kind === 'template' && sum.requests > 1 ? [`${count(sum.requests)} outputs`] : [];
  return [...requests, ...unpricedWords(sum)];
}

function unpricedWords({ total, unpriced, requests }: CostSum): readonly string[] {
  return total !== undefined && unpriced > 0
    ? [`${count(unpriced)} of ${count(requests)} unpriced`]
    : [];
}

/** Findings in words; none for none. */
function findingWords({ warnings, remarks }: FindingCounts): readonly string[] {
  if (warnings > 0) return [warnings === 1 ? '1 warning' : `${count(warnings)} warnings`];
  return remarks > 0 ? [remarks === 1 ? '1 hint' : `${count(remarks)} hints`] : [];
}

function spokenNode(
  { kind, request, sum }: CostNode,
  label: string,
  facts: readonly string[],
): string {
  if (kind === 'request' && request) return spokenRequest(request.estimate);
  const { total, basis } = sum;
  const least = basis === 'partial' ? 'at least ' : '';
  const money = total === undefined ? 'unpriced' : `${least}${spokenUsd(total)}, ${basis}`;
  return [label, money, ...facts].join(', ');
}

function firstSentence(text: string): string {
  const end = text.search(/[.;:](?:\s|$)/u);
  return end < 0 ? text : text.slice(0, end);
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
