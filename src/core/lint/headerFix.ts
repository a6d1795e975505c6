import { editHeader, type HeaderChange } from '../template/headerEdit.ts';
import type { Fix } from '../text/finding.ts';
import { titledAs, words, type Wording } from '../text/wording.ts';

/** A fix that sets a top-level key of the header; none where the header cannot be changed safely. */
export function setKeyFix(
  text: string,
  key: string,
  value: string,
  preferred = false,
): readonly Fix[] {
  const change: HeaderChange = { kind: 'set', place: { kind: 'top' }, key, value };
  return headerFix(text, words('Set {0}: {1}', key, value), change, preferred);
}

/** A fix that takes a top-level key out of the header; none where the header cannot be changed safely. */
export function removeKeyFix(text: string, key: string, preferred = false): readonly Fix[] {
  return headerFix(text, words('Remove {0}', key), { kind: 'remove', key }, preferred);
}

function headerFix(
  text: string,
  title: Wording,
  change: HeaderChange,
  preferred: boolean,
): readonly Fix[] {
  const edits = editHeader(text, [change]);
  return edits === undefined || edits.length === 0
    ? []
    : [{ ...titledAs(title), edits, preferred }];
}
