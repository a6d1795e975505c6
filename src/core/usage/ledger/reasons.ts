import { inEnglish, words, type Wording } from '../../text/wording.ts';
import type { UnpricedReason } from './contents.ts';

/** Said of calls that name no model. */
export const NO_MODEL = words('The log names no model.');
/** Said of organisations' exports that hold no tokens. */
export const ONLY_COUNTS = words(
  'The organisation’s usage of images counts pictures and no tokens.',
);
/** Said once there are too many different reasons to keep. */
export const OTHER_REASONS = words('Other reasons.');

/** Counts records without a price under their reason. */
export function addReason(
  reasons: Map<string, UnpricedReason>,
  reason: Wording,
  records: number,
): void {
  const name = inEnglish(reason);
  reasons.set(name, { reason, records: (reasons.get(name)?.records ?? 0) + records });
}
