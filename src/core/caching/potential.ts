import { expandPartials } from '../template/expandPartials.ts';
import { parseNativeTemplate } from '../template/native.ts';
import type { PartialLookup } from '../template/partialFiles.ts';
import type { Template, VariableInput } from '../template/template.ts';
import type { TextEdit } from '../text/finding.ts';
import type { Steps } from '../text/steps.ts';
import type { TokenCounter } from '../tokens/tokenCounter.ts';
import { layOutPrompt, SHORTEST_CACHED_PREFIX, type PromptLayout } from './layout.ts';
import { reorderPrompt, type MovedBlocks } from './reorder.ts';

/** Fewest tokens for which it is worth telling anybody to rearrange a prompt that is long enough already. */
export const SMALLEST_GAIN = 64;
/** From here on a beginning is near enough to {@link SHORTEST_CACHED_PREFIX} to be worth a word: one step of 128 tokens. */
export const NEARLY_CACHED_PREFIX = SHORTEST_CACHED_PREFIX - 128;

/** The longer beginning that a prompt has in another order. */
export interface BetterOrder {
  readonly moved: MovedBlocks;
  readonly unit: 'paragraph' | 'sentence';
  readonly prefixTokens: number;
  /** Puts the prompt in that order; absent where nothing would be left to say only after more than this. */
  readonly edit?: TextEdit;
}

/** What a template could reach by order alone. */
export interface CachingPotential {
  /** With everything that changes at the end. */
  readonly dynamic?: BetterOrder;
  /** With only what changes in nearly every call at the end; where that is what ends the beginning now. */
  readonly volatile?: BetterOrder;
}

/** What the order of a template is judged by. */
export interface OrderedTemplate {
  readonly path: string;
  readonly text: string;
  readonly template: Template;
  readonly layout: PromptLayout;
  readonly inputs: ReadonlyMap<string, VariableInput>;
  readonly partials: PartialLookup;
}

/** The tokens of a beginning that a cache can reuse: all of them, or none below its minimum. */
export function cachedTokens(prefixTokens: number): number {
  return prefixTokens >= SHORTEST_CACHED_PREFIX ? prefixTokens : 0;
}

/** Works out what another order would bring; nothing where it could not come near the minimum. */
export function* findPotential(
  subject: OrderedTemplate,
  counter: TokenCounter,
): Steps<CachingPotential> {
  const { layout } = subject;
  if (layout.firstDynamic === undefined) return {};
  if (layout.prefixTokens + layout.strandedTokens < NEARLY_CACHED_PREFIX) return {};
  const dynamic = yield* bestOrder(subject, 'dynamic', counter);
  const volatile =
    layout.firstDynamic.volatility === undefined
      ? undefined
      : yield* bestOrder(subject, 'volatile', counter);
  return { ...(dynamic ? { dynamic } : {}), ...(volatile ? { volatile } : {}) };
}

function* bestOrder(
  subject: OrderedTemplate,
  moved: MovedBlocks,
  counter: TokenCounter,
): Steps<BetterOrder | undefined> {
  const found = yield* longestOrder(subject, moved, counter);
  if (found?.edit === undefined) return found;
  if (found.prefixTokens < SHORTEST_CACHED_PREFIX) return withoutEdit(found);
  // The order is tried out, so that nothing is offered that would leave the same thing to say.
  const { start, end } = found.edit.span;
  const text = subject.text.slice(0, start) + found.edit.newText + subject.text.slice(end);
  const template = yield* parseNativeTemplate(text);
  const expansion = yield* expandPartials(template.segments, subject.path, subject.partials);
  const layout = yield* layOutPrompt(text, template, expansion, subject.inputs, counter);
  if (layout === undefined) return withoutEdit(found);
  const again = yield* longestOrder({ ...subject, text, template, layout }, moved, counter);
  const left = (again?.prefixTokens ?? 0) - layout.prefixTokens;
  return layout.prefixTokens >= SHORTEST_CACHED_PREFIX && left < SMALLEST_GAIN
    ? found
    : withoutEdit(found);
}

function withoutEdit({ moved, unit, prefixTokens }: BetterOrder): BetterOrder {
  return { moved, unit, prefixTokens };
}

/** By whole paragraphs, unless by sentences it would be clearly longer. */
function* longestOrder(
  { text, template, layout }: OrderedTemplate,
  moved: MovedBlocks,
  counter: TokenCounter,
): Steps<BetterOrder | undefined> {
  let best: BetterOrder | undefined;
  for (const unit of ['paragraph', 'sentence'] as const) {
    const order = yield* reorderPrompt(text, template, layout, unit, moved);
    yield;
    if (order === undefined) continue;
    const prefixTokens = yield* counter.countInSteps(order.prefixText);
    if (best === undefined || prefixTokens >= best.prefixTokens + SMALLEST_GAIN) {
      best = { moved, unit, prefixTokens, edit: order.edit };
    }
  }
  return best;
}
