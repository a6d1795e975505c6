import type { Span } from '../text/span.ts';
import { imageSourceOf } from './imageSource.ts';
import { isPlainName } from '../template/partialPaths.ts';
import type { Template } from '../template/template.ts';

/** A place of a template that names another file. */
export interface TemplateLink {
  readonly kind: 'image' | 'partial';
  /** As the template writes it: a path or glob, or the name of a partial. */
  readonly name: string;
  /** Where the name itself stands. */
  readonly span: Span;
}

/** The places of a template that name files: its reference images and its mask, then its partials. Addresses are none. */
export function templateLinks(
  text: string,
  { header, segments }: Template,
): readonly TemplateLink[] {
  const { images = [], mask } = header.settings;
  const named = [...images, ...(mask ? [mask] : [])]
    .filter(({ source }) => imageSourceOf(source).kind === 'file')
    .map(({ source, span }): TemplateLink => ({
      kind: 'image',
      name: source,
      span: placeOf(text, source, span),
    }));
  const included = segments.flatMap((segment): readonly TemplateLink[] => {
    if (segment.kind !== 'partial' || !isPlainName(segment.name)) return [];
    const span = placeOf(text, segment.name, segment.span);
    return [{ kind: 'partial', name: segment.name, span }];
  });
  return [...named, ...included];
}

/** Where a word stands within a longer stretch; the stretch itself where it is written in another way. */
function placeOf(text: string, word: string, within: Span): Span {
  const at = text.slice(within.start, within.end).indexOf(word);
  if (at < 0) return within;
  const start = within.start + at;
  return { start, end: start + word.length };
}
