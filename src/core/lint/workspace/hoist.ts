import type { Fix, TextEdit } from '../../text/finding.ts';
import type { Span } from '../../text/span.ts';
import type { Steps } from '../../text/steps.ts';
import { partialPaths } from '../../template/partialPaths.ts';
import { hasSameWords, literalRuns, replaceRuns } from './blockEdits.ts';
import type { WorkspaceCluster, WorkspaceMember } from './clusterWorth.ts';
import { titled, words } from '../../text/wording.ts';

/** Templates looked at between two pauses. */
const MEMBERS_PER_STEP = 8;

/** Puts the rules that templates share into a partial, and the partial first in each of them. */
export interface Hoist {
  readonly fix: Fix;
  /** The paths of the templates that it changes. */
  readonly paths: ReadonlySet<string>;
}

/**
 * The fix for a whole cluster; undefined where fewer than two of its templates have the rules word for word,
 * understand partials, and may be put into another order.
 *
 * @param knownPaths of every file that is known, so that a new partial gets a name of its own.
 */
export function* hoistFix(
  cluster: WorkspaceCluster,
  knownPaths: ReadonlySet<string>,
): Steps<Hoist | undefined> {
  const existing = existingPartial(cluster);
  const members: { readonly member: WorkspaceMember; readonly runs: readonly Span[] }[] = [];
  for (const [index, member] of cluster.members.entries()) {
    if (index % MEMBERS_PER_STEP === 0) yield;
    const { template } = member;
    if (!template.takesPartials || !template.movable || !hasSameWords(member)) continue;
    const runs = literalRuns(member);
    if (runs) members.push({ member, runs });
  }
  if (members.length < (existing === undefined ? 2 : 1)) return undefined;
  const folder = commonFolder(members.map(({ member }) => member.template.path));
  const partial = existing ?? newPartial(cluster, folder, knownPaths);
  const edits: TextEdit[] = [];
  for (const [index, { member, runs }] of members.entries()) {
    if (index % MEMBERS_PER_STEP === 0) yield;
    const { path } = member.template;
    const name = nameFor(path, partial, knownPaths);
    if (name === undefined) return undefined;
    for (const edit of replaceRuns(member, runs, `{{> ${name}}}`)) edits.push({ ...edit, path });
  }
  if (existing === undefined) {
    const text = cluster.canon.text.replace(/\r\n|\r/gu, '\n');
    edits.unshift({ span: { start: 0, end: 0 }, newText: `${text}\n`, path: partial });
  }
  const where =
    members.length === 1 ? words('this template') : words('{0} templates', members.length);
  const title = titled(
    existing === undefined
      ? 'Move the shared rules ({0} tokens) into {1}, first in {2}'
      : 'Take the shared rules ({0} tokens) from {1}, first in {2}',
    cluster.blockTokens,
    partial,
    where,
  );
  const paths = new Set(members.map(({ member }) => member.template.path));
  return { fix: { ...title, edits, preferred: true }, paths };
}

/** The partial that holds exactly the shared rules, where some template begins with it. */
function existingPartial({ members, canon }: WorkspaceCluster): string | undefined {
  for (const { difference, units, template } of members) {
    const origin = units[0]?.origin;
    if (difference.kind !== 'none' || origin === undefined) continue;
    if (template.partialTexts.get(origin) === canon.text) return origin;
  }
  return undefined;
}

function commonFolder(paths: readonly string[]): readonly string[] {
  const folders = paths.map((path) => path.split('/').slice(0, -1));
  const [first = [], ...others] = folders;
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first[same] === other[same]) same++;
    length = same;
  }
  return first.slice(0, length);
}

function newPartial(
  { canon }: WorkspaceCluster,
  folder: readonly string[],
  knownPaths: ReadonlySet<string>,
): string {
  const stem = [...folder, 'partials', slugOf(canon.text)].join('/');
  for (let number = 1; ; number++) {
    const path = `${stem}${number === 1 ? '' : `-${number}`}.prompt`;
    if (!knownPaths.has(path)) return path;
  }
}

/** A file name out of the first telling words. */
function slugOf(text: string): string {
  const words =
    text
      .slice(0, 300)
      .toLowerCase()
      .match(/\b[a-z]{4,20}\b/gu) ?? [];
  const slug = [...new Set(words)].slice(0, 3).join('-');
  return slug === '' ? 'shared-rules' : slug;
}

/** The name by which a template includes a partial; undefined where that name means another file. */
function nameFor(
  path: string,
  partial: string,
  knownPaths: ReadonlySet<string>,
): string | undefined {
  const within = /(?:^|\/)partials\/(.+)$/u.exec(partial)?.[1] ?? partial.split('/').at(-1) ?? '';
  const names = [within.replace(/\.prompt$/u, ''), within];
  return names.find((name) => {
    const places = partialPaths(path, name);
    return places.find((place) => place === partial || knownPaths.has(place)) === partial;
  });
}

/** Puts the rules first in one template, for those whose engine knows no partials. */
export function moveUpFix(cluster: WorkspaceCluster, member: WorkspaceMember): readonly Fix[] {
  const { template, difference } = member;
  const runs = literalRuns(member);
  if (difference.kind !== 'place' || runs === undefined || !template.movable) return [];
  // With other line ends than the others the beginning would still not be theirs.
  const { text } = cluster.canon;
  if (text.includes('\r') !== template.text.includes('\r')) return [];
  return [
    {
      ...titled('Move the shared rules ({0} tokens) up to the beginning', cluster.blockTokens),
      edits: [...replaceRuns(member, runs, text)],
    },
  ];
}
