import type { Fix } from '../../text/finding.ts';
import { firstLine } from '../../text/firstLine.ts';
import { moveUpFix } from '../workspace/hoist.ts';
import { otherPlaces, otherTemplates } from '../workspace/otherPlaces.ts';
import type { ClusterRule, MemberContext } from '../workspace/workspaceRule.ts';
import { told, words, type Wording } from '../../text/wording.ts';

/** Shorter rules are not worth a file of their own, in tokens. */
const SMALLEST_BLOCK = 100;
/** Longest quotation of a differing sentence, in UTF-16 units. */
const LONGEST_QUOTE = 60;

/** A template holds the rules of others, but not at its beginning, or not word for word. */
export const sharedBlock: ClusterRule = {
  id: 'cache/shared-block',
  check: (context) => {
    const { cluster, member, worth } = context;
    const { difference, template, units } = member;
    if (difference.kind !== 'place' && difference.kind !== 'words') return [];
    if (cluster.blockTokens < SMALLEST_BLOCK || isOnePartial(context)) return [];
    const start = units[0]?.span ?? template.promptSpan;
    const where =
      difference.kind === 'place'
        ? words('here behind something else')
        : words('here with other words ({0})', wordsThatDiffer(difference.own, difference.others));
    return [
      {
        ...told(
          'The same rules ({0} tokens) stand in {1}, {2}. Templates that begin with the same text can reuse it. {3}',
          cluster.blockTokens,
          otherTemplates(cluster),
          where,
          worth.words,
        ),
        span: firstLine(template.text, difference.kind === 'words' ? lineAt(context) : start),
        severity: worth.severity,
        savings: worth.savings,
        related: otherPlaces(cluster, member),
        fixes: fixesOf(context),
      },
    ];
  },
};

/** Rules from one partial are shared already; where the include stands is for other rules to say. */
function isOnePartial({ member: { units } }: MemberContext): boolean {
  const origin = units[0]?.origin;
  return origin !== undefined && units.every((unit) => unit.origin === origin);
}

function lineAt({ member: { difference, template, units } }: MemberContext): {
  readonly start: number;
  readonly end: number;
} {
  const start = difference.kind === 'none' ? template.promptSpan.start : difference.at;
  const unit = units.find(({ span }) => span.start === start);
  return unit?.span ?? { start, end: Math.min(template.promptSpan.end, start + 1) };
}

function wordsThatDiffer(own: string, others: string): Wording {
  if (own === '') return words('“{0}” is missing', quote(others, 0));
  if (others === '') return words('“{0}” is more', quote(own, 0));
  const wanted = others.split(' ');
  const first = own.split(' ').findIndex((word, index) => word !== wanted[index]);
  return words('“{0}” for “{1}”', quote(own, first), quote(others, first));
}

/** A sentence from a little before its word number `first`, cut to a length that can be taken in. */
function quote(sentence: string, first: number): string {
  const from = Math.max(0, first - 2);
  const text = (from > 0 ? '…' : '') + sentence.split(' ').slice(from).join(' ');
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text;
}

function fixesOf({ cluster, member, hoist }: MemberContext): readonly Fix[] {
  const { path } = member.template;
  const shared = hoist?.paths.has(path) === true ? [hoist.fix] : [];
  return [...shared, ...moveUpFix(cluster, member)];
}
