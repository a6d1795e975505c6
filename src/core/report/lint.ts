import * as z from 'zod/mini';
import type { WeighedCluster } from '../lint/workspace/lintWorkspace.ts';
import { toUsd } from '../pricing/money.ts';
import type { Finding } from '../text/finding.ts';
import type { LineIndex } from '../text/lineIndex.ts';

const position = z.strictObject({ line: z.int(), character: z.int() });
const savings = {
  /** Null where nothing is saved by it, or the saving has no price. */
  savingsUsdPerMonth: z.nullable(z.number()),
  /** Whether it is known that the API reuses input here. */
  confirmed: z.boolean(),
};
const finding = z.strictObject({
  path: z.string(),
  ruleId: z.string(),
  severity: z.enum(['error', 'warning', 'info', 'hint']),
  message: z.string(),
  range: z.strictObject({ start: position, end: position }),
  ...savings,
});
const cluster = z.strictObject({
  templates: z.array(z.string()),
  tokensSharedNow: z.int(),
  tokensShareable: z.int(),
  /** Of all templates together, once they begin with the same text. */
  ...savings,
  /** How each template's copy differs; those that do not are left out. */
  differences: z.array(
    z.strictObject({
      path: z.string(),
      kind: z.enum(['white space', 'line ends', 'order', 'place', 'words']),
      own: z.optional(z.string()),
      others: z.optional(z.string()),
    }),
  ),
});

/** The schema of the lint report; the shipped JSON schema is made from it. */
export const lintReportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  catalogVersion: z.string(),
  /** Worth most first, then by path and place. */
  findings: z.array(finding),
  clusters: z.array(cluster),
});

/** What is found in templates, alone and among others, as JSON. */
export type LintReport = z.infer<typeof lintReportSchema>;
type ReportedDifference = LintReport['clusters'][number]['differences'][number];
/** A finding of the report; its range is zero-based in UTF-16 units, as in the Language Server Protocol. */
export type LintedFinding = LintReport['findings'][number];

/** A finding as the report shows it. */
export function reportLinted(path: string, found: Finding, lines: LineIndex): LintedFinding {
  const { ruleId, severity, message, span } = found;
  const amount = found.savings?.nanoUsdPerMonth;
  return {
    path,
    ruleId,
    severity,
    message,
    range: lines.rangeOf(span),
    savingsUsdPerMonth: amount === undefined ? null : toUsd(amount),
    confirmed: found.savings?.confirmed ?? false,
  };
}

/** A cluster as the report shows it; `shown` turns a template's path into the report's. */
export function reportCluster(
  { members, tokensSharedNow, tokensShareable, worth, total }: WeighedCluster,
  shown: (path: string) => string,
): LintReport['clusters'][number] {
  return {
    templates: members.map(({ template }) => shown(template.path)),
    tokensSharedNow,
    tokensShareable,
    savingsUsdPerMonth: total === undefined ? null : toUsd(total),
    confirmed: worth.savings.confirmed,
    differences: members.flatMap(({ template, difference }): ReportedDifference[] => {
      if (difference.kind === 'none') return [];
      const path = shown(template.path);
      const { kind } = difference;
      if (kind !== 'words') return [{ path, kind }];
      return [{ path, kind, own: difference.own, others: difference.others }];
    }),
  };
}

/** Ranks by money; of findings that are worth the same the graver first, then by path and place. */
export function rankFindings(findings: readonly LintedFinding[]): readonly LintedFinding[] {
  const grave = ['error', 'warning', 'info', 'hint'];
  return [...findings].sort(
    (one, other) =>
      (other.savingsUsdPerMonth ?? 0) - (one.savingsUsdPerMonth ?? 0) ||
      grave.indexOf(one.severity) - grave.indexOf(other.severity) ||
      (one.path < other.path ? -1 : one.path > other.path ? 1 : 0) ||
      one.range.start.line - other.range.start.line ||
      one.range.start.character - other.range.start.character,
  );
}

/**
 * What following findings saves together, in US dollars a month: of what is said about the text of one template
 * the largest amount, because that is one and the same beginning; pictures come on top.
 */
export function savingsOf(findings: readonly LintedFinding[], confirmed: boolean): number {
  const largest = new Map<string, number>();
  for (const finding of findings) {
    if (finding.confirmed !== confirmed) continue;
    const part = finding.ruleId === 'cache/variable-image-first' ? 'images' : 'text';
    const key = `${part} ${finding.path}`;
    largest.set(key, Math.max(largest.get(key) ?? 0, finding.savingsUsdPerMonth ?? 0));
  }
  return [...largest.values()].reduce((sum, amount) => sum + amount, 0);
}
