import type { NanoUsdRange } from '../pricing/money.ts';
import { shorten } from '../text/shorten.ts';
import type { TemplateActuals } from '../usage/observed/actuals.ts';
import type { DriftCause, EstimateAgainstActual } from '../usage/observed/drift.ts';
import { formatSize, formatTokens, formatUsd, formatUsdRange } from './money.ts';

const WHOLE = new Intl.NumberFormat('en-US');
const DECIMAL = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
/** Values of one cause that are named. */
const MOST_NAMED = 3;

/**
 * What logged calls of a template cost, for the lens beside its estimates, such as “actual $0.19 per approved
 * asset over 42 images, 31 % accepted”.
 */
export function actualsTitle(actuals: TemplateActuals): string {
  const { nanoUsdPerApproved, nanoUsdPerImage, acceptance, images } = actuals;
  const over = `over ${WHOLE.format(images)} ${images === 1 ? 'image' : 'images'}`;
  const accepted = acceptance === undefined ? [] : [`${percent(acceptance)} accepted`];
  if (nanoUsdPerApproved !== undefined) {
    const cost = `actual ${formatUsd(nanoUsdPerApproved)} per approved asset`;
    return [`${cost} ${over}`, ...accepted].join(', ');
  }
  const cost = nanoUsdPerImage === undefined ? 'unpriced' : `${formatUsd(nanoUsdPerImage)}/image`;
  return [`actual ${cost} ${over}`, ...accepted].join(', ');
}

/** What the hover says of logged calls: what they cost, how they were found, and where they part from the estimate. */
export function actualsLines({
  actuals,
  estimate,
  actual,
  drift,
  causes,
}: EstimateAgainstActual): readonly string[] {
  const title = actualsTitle(actuals);
  const { since, until, records, unpriced } = actuals;
  const period = since === undefined || until === undefined ? '' : `, ${since} to ${until}`;
  const left = unpriced === 0 ? '' : ` ${WHOLE.format(unpriced)} of them without a price.`;
  return [
    `${title.slice(0, 1).toUpperCase()}${title.slice(1)}.`,
    `${MATCHED[actuals.matchedBy]} ${WHOLE.format(records)} ${records === 1 ? 'call' : 'calls'}${period}.${left}`,
    ...(estimate && actual !== undefined ? [comparison(estimate, actual, drift ?? 0)] : []),
    ...causes.map(causeWords),
  ];
}

const MATCHED = {
  template: 'Logged calls that name this template:',
  request:
    'Logged calls that name no template, found by model, quality, size and the tokens of the prompt:',
} as const;

function comparison(estimate: NanoUsdRange, actual: number, drift: number): string {
  const words = `Estimate ${formatUsdRange(estimate, 'exact')} an image, actual ${formatUsd(actual)}`;
  if (drift === 0) return `${words}.`;
  return `${words}: ${percent(Math.abs(drift))} ${drift > 0 ? 'more' : 'less'}.`;
}

/** A cause in a sentence. */
export function causeWords(cause: DriftCause): string {
  switch (cause.kind) {
    case 'prompt':
      return `The prompt was another: ${WHOLE.format(cause.logged)} text tokens an image, now ${formatTokens(cause.estimated)}.`;
    case 'price': {
      const change = (cause.today - cause.logged) / cause.logged;
      return `Prices changed: the same tokens cost ${percent(Math.abs(change))} ${change > 0 ? 'more' : 'less'} by today’s list.`;
    }
    case 'auto': {
      const kinds = cause.chosen.map(({ quality, size, images }) => ({
        value: [quality, size && formatSize(size)].filter((word) => word !== undefined).join(' '),
        images,
      }));
      return `Auto came to ${listOf(kinds)}.`;
    }
    case 'quality':
    case 'size':
    case 'model':
      return `Another ${cause.kind} was logged than the template has: ${listOf(cause.logged)}.`;
    case 'batch':
      return `${WHOLE.format(cause.images)} images went the other way: one through the Batch API, the other not.`;
    case 'images':
      return `A call made ${DECIMAL.format(cause.logged)} images on average, and the template asks for ${cause.asked}.`;
  }
}

function listOf(
  values: readonly { readonly value: string | undefined; readonly images: number }[],
): string {
  const named = values
    .slice(0, MOST_NAMED)
    .map(({ value, images }) => `${shorten(value ?? 'not said')} ${WHOLE.format(images)}×`);
  const more = values.length - named.length;
  return [...named, ...(more > 0 ? [`${WHOLE.format(more)} more`] : [])].join(', ');
}

/** A share in whole percent; below one percent with a decimal, so that something never reads as nothing. */
function percent(share: number): string {
  const value = share * 100;
  const digits = value < 1 ? 1 : 0;
  return `${value.toLocaleString('en-US', { maximumFractionDigits: digits })} %`;
}
