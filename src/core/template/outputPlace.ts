import type { Span } from '../text/span.ts';
import type { HeaderPlace } from './headerEdit.ts';
import type { Template } from './template.ts';

/** Where keys of one request belong: its entry of the header's `outputs`, or the header itself. */
export function placeOfRequest(
  { header }: Template,
  spans: Partial<Record<'model' | 'quality' | 'size', Span | undefined>>,
): HeaderPlace {
  const own = [spans.quality, spans.size, spans.model].filter((span) => span !== undefined);
  const inOutput = header.outputs
    ?.flatMap((output) => Object.values(output.spans))
    .find((span) => own.some(({ start }) => start === span.start));
  return inOutput === undefined ? { kind: 'top' } : { kind: 'output', with: inOutput };
}
