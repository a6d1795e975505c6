import type { Template } from '../template/template.ts';
import type { TextEdit } from '../text/finding.ts';
import type { Steps } from '../text/steps.ts';
import { paragraphsOf, sentencesOf, type Block } from './blocks.ts';
import type { PromptLayout } from './layout.ts';
import { isEnglish, isStructured, pointsElsewhere, takesUp } from './prose.ts';

/** A prompt put in another order, so that what stays comes first. */
export interface Reordering {
  /** The text that then stands before the first changing block. */
  readonly prefixText: string;
  readonly edit: TextEdit;
}

/** Which blocks go to the end: all that change, or only those that change in nearly every call. */
export type MovedBlocks = 'dynamic' | 'volatile';

/**
 * Moves changing paragraphs (or sentences) behind those that stay; neither group changes its own order.
 * Undefined where nothing would move, and where moving would change more than the order: in JSON or code, and
 * in text that refers to what stands above or below.
 */
export function* reorderPrompt(
  text: string,
  { promptSpan }: Template,
  { parts }: PromptLayout,
  unit: 'paragraph' | 'sentence',
  moved: MovedBlocks,
): Steps<Reordering | undefined> {
  const prompt = text.slice(promptSpan.start, promptSpan.end);
  if (isStructured(prompt) || pointsElsewhere(prompt)) return undefined;
  if (unit === 'sentence' && !isEnglish(prompt)) return undefined;
  yield;
  const split = unit === 'paragraph' ? paragraphsOf : sentencesOf;
  const blocks = split(text, promptSpan, parts);
  yield;
  const moves = (block: Block): boolean => (moved === 'dynamic' ? block.dynamic : block.volatile);
  const first = blocks.findIndex(moves);
  const last = blocks.findLastIndex((block) => !moves(block));
  const from = blocks[first];
  const to = blocks.at(-1);
  if (from === undefined || to === undefined || last < first) return undefined;
  const tail = blocks.slice(first);
  const names = new Set(parts.flatMap((part) => (part.kind === 'dynamic' ? [part.name] : [])));
  const staying = tail.filter((block) => !moves(block)).map((block) => block.text);
  if (takesUp(staying, names)) return undefined;
  yield;
  const ordered = [...tail.filter((block) => !moves(block)), ...tail.filter(moves)];
  const following = new Map(tail.map((block, index) => [block, tail[index + 1]]));
  const gapBefore = new Map(
    tail.slice(1).map((block, index) => {
      return [block, text.slice(tail[index]?.span.end ?? block.span.start, block.span.start)];
    }),
  );
  const gap = paragraphGap(prompt);
  const newText = ordered
    .map((block, index) => {
      const next = ordered[index + 1];
      const own = text.slice(block.span.start, block.span.end);
      if (next === undefined) return own;
      if (following.get(block) === next) return text.slice(block.span.start, next.span.start);
      const isOneParagraph = next.paragraph === block.paragraph && moves(next) === moves(block);
      return own + (isOneParagraph ? (gapBefore.get(next) ?? ' ') : gap);
    })
    .join('');
  yield;
  const span = { start: from.span.start, end: to.span.end };
  const inOrder = [...blocks.slice(0, first), ...ordered];
  const firstChange = inOrder.findIndex((block) => block.dynamic);
  return {
    prefixText: inOrder
      .slice(0, firstChange < 0 ? inOrder.length : firstChange)
      .map((block) => block.text)
      .join(gap),
    edit: { span, newText },
  };
}

function paragraphGap(prompt: string): string {
  const lineBreak = /\r\n|\n|\r/u.exec(prompt)?.[0] ?? '\n';
  return lineBreak + lineBreak;
}
