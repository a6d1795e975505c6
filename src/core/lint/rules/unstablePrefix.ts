import type { Difference } from '../../caching/difference.ts';
import type { Fix } from '../../text/finding.ts';
import { literalRuns } from '../workspace/blockEdits.ts';
import { otherPlaces, otherTemplates } from '../workspace/otherPlaces.ts';
import type { ClusterRule, MemberContext } from '../workspace/workspaceRule.ts';
import { titledAs, told, words, type Wording } from '../../text/wording.ts';

/** A template begins with the words of others, but spells them differently, so that nothing is shared. */
export const unstablePrefix: ClusterRule = {
  id: 'cache/unstable-prefix',
  check: (context) => {
    const { cluster, member, worth } = context;
    const { difference, template } = member;
    const what = DIFFERENCES[difference.kind];
    if (what === undefined || difference.kind === 'none') return [];
    const { text, promptSpan } = template;
    const line = /^[^\r\n]*/u.exec(text.slice(difference.at, promptSpan.end))?.[0].length ?? 0;
    const end = Math.min(promptSpan.end, difference.at + Math.max(1, line));
    return [
      {
        ...told(
          'This begins like {0} ({1} tokens), but from here on {2}, so no call can reuse what another one sent. {3}',
          otherTemplates(cluster),
          cluster.blockTokens,
          what,
          worth.words,
        ),
        span: { start: difference.at, end },
        severity: worth.severity,
        savings: worth.savings,
        related: otherPlaces(cluster, member),
        fixes: normaliseFix(context),
      },
    ];
  },
};

const DIFFERENCES: Readonly<Partial<Record<Difference['kind'], Wording>>> = {
  'white space': words('its white space differs'),
  'line ends': words('its line ends differ'),
  order: words('the order differs'),
};

/** Spells the rules as most of the cluster do; with the line ends of those, too, in the whole file. */
function normaliseFix({ cluster, member }: MemberContext): readonly Fix[] {
  const { template, difference } = member;
  const runs = literalRuns(member);
  const [run] = runs ?? [];
  if (run === undefined || (difference.kind === 'order' && !template.movable)) return [];
  const { text } = template;
  const { canon } = cluster;
  const own = lineEndsOf(text);
  const wanted = lineEndsOf(canon.text) ?? own;
  const title =
    difference.kind === 'order'
      ? words('Put the shared rules into the order of {0}', canon.path)
      : words('Spell the shared rules as {0} does', canon.path);
  if (own === wanted || wanted === undefined) {
    return [{ ...titledAs(title), edits: [{ span: run, newText: canon.text }], preferred: true }];
  }
  const whole = text.slice(0, run.start) + canon.text + text.slice(run.end);
  const newText = whole.replace(/\r\n|\n|\r/gu, wanted);
  const edits = [{ span: { start: 0, end: text.length }, newText }];
  return [{ ...titledAs(words('{0}, with its line ends', title)), edits, preferred: true }];
}

function lineEndsOf(text: string): string | undefined {
  return /\r\n|\n|\r/u.exec(text)?.[0];
}
