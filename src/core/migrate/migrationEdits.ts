import { resolveRequests, type ResolvedRequest } from '../pricing/request.ts';
import { splitFrontMatter } from '../template/frontMatter.ts';
import { readHeader } from '../template/header.ts';
import { editHeader, type HeaderChange } from '../template/headerEdit.ts';
import { parseYamlMap } from '../template/yamlMap.ts';
import { applyEdits } from '../text/applyFixes.ts';
import type { TextEdit } from '../text/finding.ts';
import { words, type Wording } from '../text/wording.ts';
import type { Span } from '../text/span.ts';
import { runSteps } from '../text/steps.ts';
import type { MigrationSubject } from './migrate.ts';
import type { Proposal } from './propose.ts';

/** The edits of a migration, or why there are none. */
export type MigrationEdits =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'none'; readonly reason: Wording };

const KEYS = ['model', 'quality', 'size'] as const;
type Key = (typeof KEYS)[number];

/** A request as it is and as it should become; the same for one that stays. */
interface Wish {
  readonly now: ResolvedRequest;
  readonly then: ResolvedRequest;
}

const ELSEWHERE = words(
  'Its model, quality or size is set for several outputs at once and outside of this file; change them in prompt-cost.yaml.',
);
const UNUSUAL = words(
  'Its header is broken, or written in a way that cannot be changed safely; change it by hand.',
);

/**
 * The edits of the header that make every request what is proposed for it and leave the others alone.
 * They are tried before they are given: the edited text must come to exactly the wanted requests.
 *
 * @param proposals one per request of the subject; undefined for one that stays.
 */
export function migrationEdits(
  subject: MigrationSubject,
  proposals: readonly (Proposal | undefined)[],
): MigrationEdits {
  const wishes = subject.requests.map(({ request }, index): Wish => {
    return { now: request, then: proposals[index]?.after.request ?? request };
  });
  const outputs = subject.template.header.spans.get('outputs');
  const changes: HeaderChange[] = [];
  for (const key of KEYS) {
    const found = changesOf(key, wishes, outputs);
    if (found === undefined) return { kind: 'none', reason: ELSEWHERE };
    changes.push(...found);
  }
  const losesFidelity = wishes.every(
    ({ now, then }) => now.inputFidelity !== undefined && then.inputFidelity === undefined,
  );
  if (losesFidelity) changes.push({ kind: 'remove', key: 'input_fidelity' });

  const edits = editHeader(subject.text, changes);
  return edits !== undefined && comesTrue(subject, edits, wishes)
    ? { kind: 'edits', edits }
    : { kind: 'none', reason: UNUSUAL };
}

/** The changes of one key; undefined when an output would need an entry of its own and has none. */
function changesOf(
  key: Key,
  wishes: readonly Wish[],
  outputs: Span | undefined,
): readonly HeaderChange[] | undefined {
  const ownSpan = ({ now: { spans } }: Wish, of: Key): Span | undefined => {
    const span = spans[of];
    return span && outputs && span.start >= outputs.start && span.end <= outputs.end
      ? span
      : undefined;
  };
  const changes: HeaderChange[] = [];
  const setIn = (span: Span, { then }: Wish): void => {
    changes.push({ kind: 'set', place: { kind: 'output', with: span }, key, value: then[key] });
  };
  const shared: Wish[] = [];
  for (const wish of wishes) {
    const span = ownSpan(wish, key);
    if (span === undefined) shared.push(wish);
    else if (wish.now[key] !== wish.then[key]) setIn(span, wish);
  }
  const [first] = shared;
  const moving = shared.filter(({ now, then }) => now[key] !== then[key]);
  if (first === undefined || moving.length === 0) return changes;
  if (shared.every(({ then }) => then[key] === first.then[key])) {
    changes.push({ kind: 'set', place: { kind: 'top' }, key, value: first.then[key] });
    return changes;
  }
  for (const wish of moving) {
    const span = KEYS.map((of) => ownSpan(wish, of)).find((one) => one !== undefined);
    if (span === undefined) return undefined;
    setIn(span, wish);
  }
  return changes;
}

function comesTrue(
  { text, below, above }: MigrationSubject,
  edits: readonly TextEdit[],
  wishes: readonly Wish[],
): boolean {
  const edited = applyEdits(text, edits);
  const { yamlSpan } = splitFrontMatter(edited);
  if (yamlSpan === undefined) return false;
  const header = readHeader(runSteps(parseYamlMap(edited, yamlSpan)).entries).layer;
  const { requests } = resolveRequests([...below, header, ...above], header);
  const word = (request: ResolvedRequest): string =>
    JSON.stringify([...KEYS.map((key) => request[key]), request.inputFidelity]);
  const wanted = new Set(wishes.map(({ then }) => word(then)));
  return requests.length === wanted.size && requests.every((one) => wanted.has(word(one)));
}
