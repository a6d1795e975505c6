import type { AnalysedRequest } from '../analyse.ts';
import type { ImageLine } from '../pricing/imageLines.ts';
import { formatPixels } from '../images/pixels.ts';
import { tableRow } from './itemTable.ts';
import { ENGLISH, type Language } from './language.ts';
import { escapeMarkdown } from './markdown.ts';
import { sayMessage } from './wording.ts';
import { formatUsdRange } from './money.ts';

/** The reference images of a request one by one, and what shrinking them would save, as Markdown; nothing without images. */
export function imageTable(
  { request, images, findings }: AnalysedRequest,
  language: Language = ENGLISH,
): readonly string[] {
  if (images.length === 0) return [];
  const advice = findings.filter(({ ruleId }) => ruleId.startsWith('images/shrink'));
  return [
    tableRow([
      language.say('reference image'),
      language.say('pixels'),
      language.say('tokens'),
      language.say('= amount'),
    ]),
    '| --- | ---: | ---: | ---: |',
    ...images.map((line) => imageRow(line, request.n, language)),
    '',
    ...advice.flatMap((finding) => [escapeMarkdown(sayMessage(finding, language)), '']),
  ];
}

function imageRow({ image, tokens, amount }: ImageLine, n: number, language: Language): string {
  const { name, pixels, measured } = image;
  const size = pixels && formatPixels(pixels);
  return tableRow([
    escapeMarkdown(name),
    size === undefined
      ? language.say('unknown')
      : measured === 'stated'
        ? language.say('{0}, as stated', size)
        : size,
    tokens === undefined
      ? amount === undefined
        ? language.say('missing')
        : '–'
      : withFactor(tokens, n, language),
    amount === undefined ? language.say('missing') : formatUsdRange(amount, 'exact', language),
  ]);
}

function withFactor(tokens: number, n: number, { formats: { plain } }: Language): string {
  const one = plain.format(tokens / n);
  return n === 1 ? one : `${one} × ${plain.format(n)} = ${plain.format(tokens)}`;
}
