import type { AnalysedRequest } from '../analyse.ts';
import type { ImageLine } from '../pricing/imageLines.ts';
import { formatPixels } from '../images/pixels.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatUsdRange } from './money.ts';

/** The reference images of a request one by one, and what shrinking them would save, as Markdown; nothing without images. */
export function imageTable({ request, images, findings }: AnalysedRequest): readonly string[] {
  if (images.length === 0) return [];
  const advice = findings.filter(({ ruleId }) => ruleId.startsWith('images/shrink'));
  return [
    `| reference image | pixels | tokens | = amount |`,
    '| --- | ---: | ---: | ---: |',
    ...images.map((line) => imageRow(line, request.n)),
    '',
    ...advice.flatMap(({ message }) => [escapeMarkdown(message), '']),
  ];
}

function imageRow({ image, tokens, amount }: ImageLine, n: number): string {
  const { name, pixels, measured } = image;
  const size = pixels && formatPixels(pixels);
  const cells = [
    escapeMarkdown(name),
    size === undefined ? 'unknown' : measured === 'stated' ? `${size}, as stated` : size,
    tokens === undefined ? (amount === undefined ? 'missing' : '–') : withFactor(tokens, n),
    amount === undefined ? 'missing' : formatUsdRange(amount, 'exact'),
  ];
  return `| ${cells.join(' | ')} |`;
}

function withFactor(tokens: number, n: number): string {
  const one = (tokens / n).toLocaleString('en-US');
  return n === 1 ? one : `${one} × ${n} = ${tokens.toLocaleString('en-US')}`;
}
