import { firstLine } from '../../text/firstLine.ts';
import type { RelatedPlace } from '../../text/finding.ts';
import type { WorkspaceCluster, WorkspaceMember } from './clusterWorth.ts';
import { told, words, type Wording } from '../../text/wording.ts';

/** Most places that one finding points at; the others have findings of their own. */
const MOST_PLACES = 8;

/** Where the others of a cluster hold the same rules; the one that spells them as most do comes first. */
export function otherPlaces(
  { members, canon }: WorkspaceCluster,
  own: WorkspaceMember,
): readonly RelatedPlace[] {
  const places: RelatedPlace[] = [];
  for (const member of members) {
    if (member === own) continue;
    const { template, units, difference } = member;
    const isCanon = template.path === canon.path;
    if (places.length >= MOST_PLACES && !isCanon) continue;
    const span = units[0]?.span ?? template.promptSpan;
    const said = told(
      difference.kind === 'none' ? 'This one begins with the same rules.' : 'The same rules.',
    );
    const place = { path: template.path, span: firstLine(template.text, span), ...said };
    if (isCanon) places.unshift(place);
    else places.push(place);
  }
  return places.slice(0, MOST_PLACES);
}

/** How many other templates a cluster has, and one of their names. */
export function otherTemplates({ members, canon }: WorkspaceCluster): Wording {
  const others = members.length - 1;
  return others === 1
    ? words('another template')
    : words('{0} other templates, such as {1}', others, canon.path);
}
