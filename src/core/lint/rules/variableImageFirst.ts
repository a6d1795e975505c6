import { SHORTEST_CACHED_PREFIX } from '../../caching/layout.ts';
import { cachingSaves, spreadRuns } from '../../caching/savings.ts';
import type { ResolvedImage } from '../../images/resolvedImage.ts';
import { imageInputTokens } from '../../pricing/inputQuantity.ts';
import type { Fix } from '../../text/finding.ts';
import type { Span } from '../../text/span.ts';
import { cachePricingOf, describeWorth, listedRates } from '../cacheWorth.ts';
import type { LintContext, LintedRequest, RequestRule } from '../rule.ts';
import { titled, told, words } from '../../text/wording.ts';

/** Prompts that speak of pictures by their number, which another order would change. */
const COUNTS_PICTURES =
  /\b(?:first|second|third|fourth|fifth|last|next|other|\d(?:st|nd|rd|th))\s+(?:\p{L}+\s+){0,2}(?:image|picture|photo|reference|attachment|input|one)s?\b|\b(?:image|picture|photo|reference|attachment|input)s?\s*(?:#|no\.?|number)?\s*(?:\d|[a-d]\b|one\b|two\b|three\b)|第.{0,2}[张張幅]|图[一二三四五\d]/iu;

/** A reference image that differs from call to call stands ahead of one that does not. */
export const variableImageFirst: RequestRule = {
  kind: 'request',
  id: 'cache/variable-image-first',
  defaultSeverity: 'hint',
  check: (linted, context) => {
    const { request, model } = linted;
    const { images = [], spans } = request;
    if (spans.images === undefined) return [];
    const first = images.findIndex(isVariable);
    const variable = images[first];
    const behind = images.slice(first + 1).filter((image) => !isVariable(image));
    if (variable === undefined || behind.length === 0) return [];
    const ahead = images.slice(0, first);
    const tokensOf = (list: readonly ResolvedImage[]): number | undefined =>
      list.reduce<number | undefined>((sum, { pixels }) => {
        const tokens = model === undefined ? undefined : imageInputTokens(model, request, pixels);
        return sum === undefined || tokens === undefined ? undefined : sum + tokens;
      }, 0);
    const now = tokensOf(ahead);
    const then = tokensOf([...ahead, ...behind]);
    if (then !== undefined && then < SHORTEST_CACHED_PREFIX) return [];
    const worth = worthOf(linted, context, now, then);
    const what =
      behind.length === 1
        ? words('a picture that stays the same')
        : words('{0} pictures that stay the same', behind.length);
    return [
      {
        ...told(
          '“{0}” differs from call to call and stands ahead of {1}. Name what stays first. {2}',
          variable.name,
          what,
          worth.words,
        ),
        span: variable.span,
        severity: worth.severity,
        savings: worth.savings,
        related: behind.map(({ span }) => ({ span, ...told('This picture stays the same.') })),
        fixes: reorderFix(images, linted, context),
      },
    ];
  },
};

function isVariable({ problem }: ResolvedImage): boolean {
  return problem?.kind === 'variable';
}

function worthOf(
  { request, model }: LintedRequest,
  context: LintContext,
  now: number | undefined,
  then: number | undefined,
): ReturnType<typeof describeWorth> {
  const pricing = cachePricingOf(request, context);
  if (then === undefined || now === undefined) {
    const reason = words('The pixels of the pictures that stay are not known.');
    return describeWorth({ ...pricing, rates: { kind: 'unpriced', reason } }, () => 0);
  }
  const traffic = spreadRuns(pricing.runsPerMonth);
  const rates =
    pricing.api === 'images' && model !== undefined && pricing.rates.kind === 'priced'
      ? listedRates(model, 'image')
      : pricing.rates;
  return describeWorth(
    { ...pricing, rates },
    (prices) => cachingSaves(then, traffic, prices) - cachingSaves(now, traffic, prices),
  );
}

/** Puts what stays first; not where a mask belongs to the first picture or the prompt counts them. */
function reorderFix(
  images: readonly ResolvedImage[],
  { request }: LintedRequest,
  { text, template }: LintContext,
): readonly Fix[] {
  const { promptSpan } = template;
  if (request.mask !== undefined) return [];
  if (COUNTS_PICTURES.test(text.slice(promptSpan.start, promptSpan.end))) return [];
  const items = new Map<number, { readonly place: Span; readonly variable: boolean }>();
  for (const image of images) {
    const { start } = image.span;
    items.set(start, { place: wholeLine(text, image.span), variable: isVariable(image) });
  }
  const entries = [...items.values()];
  const ordered = [
    ...entries.filter(({ variable }) => !variable),
    ...entries.filter(({ variable }) => variable),
  ];
  const edits = entries.flatMap(({ place }, index) => {
    const source = ordered[index]?.place ?? place;
    const newText = text.slice(source.start, source.end);
    return newText === text.slice(place.start, place.end) ? [] : [{ span: place, newText }];
  });
  return edits.length === 0
    ? []
    : [{ ...titled('Name the pictures that stay the same first'), edits, preferred: true }];
}

/** An item of a block list with what stands behind it on its line, so that its comment moves along. */
function wholeLine(text: string, { start, end }: Span): Span {
  const lineStart =
    Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  if (!/^[ \t]*-[ \t]+$/u.test(text.slice(lineStart, start))) return { start, end };
  const own = text.slice(start, end).trimEnd();
  const rest =
    /^[^\r\n]*/u.exec(text.slice(start + own.length, start + own.length + 1_000))?.[0] ?? '';
  return { start, end: start + own.length + rest.trimEnd().length };
}
