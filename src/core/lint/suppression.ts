import type { Template } from '../template/template.ts';
import { createLineIndex } from '../text/lineIndex.ts';
import type { Finding } from '../text/finding.ts';

/** `prompt-cost-disable` and `prompt-cost-disable-next` in a comment, with the rules or groups they name. */
const DIRECTIVE = /prompt-cost-disable(-next)?(?![\w-])([^}#]*)/u;

/** Most comments of one file that are heeded. */
const MOST_DIRECTIVES = 200;

/** One comment that silences findings. */
interface Suppression {
  /** Rule ids, or `group/…` and `group/*` for all of a group; empty for every rule. */
  readonly rules: readonly string[];
  /** The zero-based line it is for; undefined for the whole file. */
  readonly line: number | undefined;
}

/**
 * Leaves out the findings that comments in the template silence: `{{! prompt-cost-disable cache/short-prefix }}`
 * for the whole file, `{# prompt-cost-disable-next … #}` for the next line that is not blank. Without a
 * rule they mean all rules.
 */
export function withoutSuppressed(
  text: string,
  { segments }: Template,
  findings: readonly Finding[],
): readonly Finding[] {
  // Most files have none, and a file may hold very many comments.
  if (findings.length === 0 || !text.includes('prompt-cost-disable')) return findings;
  const comments: { readonly match: RegExpExecArray; readonly end: number }[] = [];
  for (const { kind, span } of segments) {
    if (kind !== 'comment' || comments.length >= MOST_DIRECTIVES) continue;
    const match = DIRECTIVE.exec(text.slice(span.start, Math.min(span.end, span.start + 2_000)));
    if (match) comments.push({ match, end: span.end });
  }
  const lines = createLineIndex(text);
  const suppressions = comments.map(({ match, end }): Suppression => {
    const rules = (match[2] ?? '').split(/[\s,]+/u).filter((word) => word.includes('/'));
    if (match[1] === undefined) return { rules, line: undefined };
    const rest = text.slice(end);
    const blank = /^[^\r\n]*(?:\r\n?|\n)\s*/u.exec(rest)?.[0].length ?? rest.length;
    return { rules, line: lines.positionAt(end + blank).line };
  });
  return findings.filter(
    ({ ruleId, span }) =>
      !suppressions.some(
        ({ rules, line }) =>
          (line === undefined || line === lines.positionAt(span.start).line) &&
          (rules.length === 0 || rules.some((rule) => means(rule, ruleId))),
      ),
  );
}

function means(rule: string, ruleId: string): boolean {
  const group = /^([\w-]+\/)(?:…|\.\.\.|\*)?$/u.exec(rule)?.[1];
  return group === undefined ? rule === ruleId : ruleId.startsWith(group);
}
