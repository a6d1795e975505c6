import type { ExpandedSegment } from '../template/expandPartials.ts';
import type { VariableInput } from '../template/template.ts';
import type { Span } from '../text/span.ts';
import type { Steps } from '../text/steps.ts';
import { controlEffect } from './control.ts';
import { volatilityOf, type Volatility } from './volatile.ts';

/** A stretch of the prompt that is sent the same in each call. */
export interface StaticPart {
  readonly kind: 'static';
  readonly text: string;
  readonly span: Span;
  /** The partial it comes from. */
  readonly origin?: string;
}

/** A stretch that may differ from call to call. */
export interface DynamicPart {
  readonly kind: 'dynamic';
  /** A variable, a block with its content, or a partial whose text is not known. */
  readonly what: 'variable' | 'block' | 'partial';
  /** As people know it, such as the variable's name. */
  readonly name: string;
  readonly volatility?: Volatility;
  readonly span: Span;
  readonly origin?: string;
}

/** A prompt as a cache sees it: what stays and what changes, in the order it is sent. */
export type PromptPart = StaticPart | DynamicPart;

const SEGMENTS_PER_STEP = 256;

/**
 * Divides a prompt into what stays and what changes. A block is one changing part with all that it holds,
 * because whether and how often its content is sent depends on the call; comments are not there at all.
 */
export function* dividePrompt(
  text: string,
  segments: readonly ExpandedSegment[],
  inputs: ReadonlyMap<string, VariableInput>,
): Steps<readonly PromptPart[]> {
  const parts: PromptPart[] = [];
  let block: { readonly first: DynamicPart; depth: number } | undefined;
  for (const [index, segment] of segments.entries()) {
    if (index % SEGMENTS_PER_STEP === SEGMENTS_PER_STEP - 1) yield;
    const { span } = segment;
    const origin = segment.origin === undefined ? {} : { origin: segment.origin };
    if (segment.kind === 'control') {
      const effect = controlEffect(segment.source ?? text.slice(span.start, span.end));
      if (effect === 'none') continue;
      const part = dynamic('block', 'a block', span, origin);
      if (block) {
        if (effect === 'open') block.depth++;
        if (effect === 'close') block.depth--;
        parts[parts.length - 1] = { ...block.first, span: hull(block.first.span, span) };
        if (block.depth <= 0) block = undefined;
        continue;
      }
      parts.push(part);
      if (effect === 'open') block = { first: part, depth: 1 };
      continue;
    }
    if (block || segment.kind === 'comment') continue;
    if (segment.kind === 'text') {
      parts.push({ kind: 'static', text: segment.text, span, ...origin });
    } else if (segment.kind === 'partial') {
      parts.push(dynamic('partial', segment.name, span, origin));
    } else {
      const declared =
        segment.inlineDefault !== undefined || (inputs.get(segment.name)?.values ?? []).length > 0;
      const volatility = volatilityOf(
        segment,
        declared,
        segment.source ?? text.slice(span.start, span.end),
      );
      const part = dynamic('variable', segment.name, span, origin);
      parts.push(volatility === undefined ? part : { ...part, volatility });
    }
  }
  return parts;
}

function dynamic(
  what: DynamicPart['what'],
  name: string,
  span: Span,
  origin: { readonly origin?: string },
): DynamicPart {
  return { kind: 'dynamic', what, name, span, ...origin };
}

function hull(first: Span, last: Span): Span {
  return { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}
