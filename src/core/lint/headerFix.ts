import { editHeader, type HeaderChange } from '../template/headerEdit.ts';
import type { Fix } from '../text/finding.ts';

/** A fix that sets a top-level key of the header; none where the header cannot be changed safely. */
export function setKeyFix(
  text: string,
  key: string,
  value: string,
  preferred = false,
): readonly Fix[] {
  const change: HeaderChange = { kind: 'set', place: { kind: 'top' }, key, value };
  return headerFix(text, `Set ${key}: ${value}`, change, preferred);
}

/** A fix that takes a top-level key out of the header; none where the header cannot be changed safely. */
export function removeKeyFix(text: string, key: string, preferred = false): readonly Fix[] {
  return headerFix(text, `Remove ${key}`, { kind: 'remove', key }, preferred);
}

function headerFix(
  text: string,
  title: string,
  change: HeaderChange,
  preferred: boolean,
): readonly Fix[] {
  const edits = editHeader(text, [change]);
  return edits === undefined || edits.length === 0 ? [] : [{ title, edits, preferred }];
}
