import type { Steps } from '../../text/steps.ts';
import type { UsageCell } from '../ledger/cell.ts';

/** How much of the input of one model was cached. */
export interface CachedInput {
  /** Undefined where the log names none. */
  readonly model: string | undefined;
  /** Tokens of text and images that were sent, cached ones included. */
  readonly input: number;
  readonly cached: number;
}

const CELLS_PER_STEP = 500;

/**
 * How much input was cached, by model, the most first; models without input are left out.
 *
 * @param since first and `until` last day that count; both `YYYY-MM-DD`.
 */
export function* cachedInput(
  cells: readonly UsageCell[],
  { since, until }: { readonly since: string; readonly until: string },
): Steps<readonly CachedInput[]> {
  const models = new Map<string | undefined, { input: number; cached: number }>();
  for (const [index, { day, model, tokens }] of cells.entries()) {
    if (index % CELLS_PER_STEP === 0) yield;
    if (day === undefined || day < since || day > until) continue;
    const sums = models.get(model) ?? { input: 0, cached: 0 };
    models.set(model, sums);
    const cached = tokens.cachedTextInput + tokens.cachedImageInput;
    sums.cached += cached;
    sums.input += tokens.textInput + tokens.imageInput + cached;
  }
  return [...models]
    .map(([model, sums]) => ({ model, ...sums }))
    .filter(({ input }) => input > 0)
    .sort((a, b) => b.input - a.input);
}
