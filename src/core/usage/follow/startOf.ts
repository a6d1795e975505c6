import type { ByteReading } from '../../images/byteRange.ts';
import { markOf, type FileFacts, type LogState } from './logState.ts';

/** Where reading goes on: nowhere, after what was taken in, or from the start because it is another file now. */
export type LogStart = 'unchanged' | 'grown' | 'replaced';

/**
 * Compares a log with what it was when it was read. A log only grows: one that is shorter, or that begins or
 * goes on differently, was rotated, truncated or replaced. What was changed in the middle and nowhere else is
 * not noticed.
 */
export function* startOf(state: LogState, facts: FileFacts): ByteReading<LogStart> {
  if (isSame(state, facts)) return 'unchanged';
  if (facts.size < state.offset) return 'replaced';
  for (const mark of [state.tail, state.head]) {
    if (mark === undefined) continue;
    const bytes = yield { start: mark.start, length: mark.length };
    if (markOf(mark.start, bytes).hash !== mark.hash) return 'replaced';
  }
  return 'grown';
}

/** The same for a file that is read whole, which any change replaces. */
export function startOfWhole(state: LogState, facts: FileFacts): LogStart {
  return isSame(state, facts) ? 'unchanged' : 'replaced';
}

function isSame(state: LogState, facts: FileFacts): boolean {
  return (
    facts.size === state.size &&
    facts.changedAt !== undefined &&
    facts.changedAt === state.changedAt &&
    facts.identity === state.identity
  );
}
