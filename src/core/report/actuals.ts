import type { NanoUsdRange } from '../pricing/money.ts';
import { shorten } from '../text/shorten.ts';
import { sentence } from '../text/wording.ts';
import type { TemplateActuals } from '../usage/observed/actuals.ts';
import type { DriftCause, EstimateAgainstActual } from '../usage/observed/drift.ts';
import { ENGLISH, type Language } from './language.ts';
import { formatSize, formatTokens, formatUsd, formatUsdRange } from './money.ts';
import { countImages } from './words.ts';

/** Values of one cause that are named. */
const MOST_NAMED = 3;

/**
 * What logged calls of a template cost, for the lens beside its estimates, such as “actual $0.19 per approved
 * asset over 42 images, 31 % accepted”.
 */
export function actualsTitle(actuals: TemplateActuals, language: Language = ENGLISH): string {
  const { nanoUsdPerApproved, nanoUsdPerImage, acceptance, images } = actuals;
  const over = countImages(images, language);
  const cost =
    nanoUsdPerApproved !== undefined
      ? language.say(
          'actual {0} per approved asset over {1}',
          formatUsd(nanoUsdPerApproved, language),
          over,
        )
      : nanoUsdPerImage !== undefined
        ? language.say('actual {0}/image over {1}', formatUsd(nanoUsdPerImage, language), over)
        : language.say('actual unpriced over {0}', over);
  return acceptance === undefined
    ? cost
    : language.say('{0}, {1} accepted', cost, percent(acceptance, language));
}

/** What the hover says of logged calls: what they cost, how they were found, and where they part from the estimate. */
export function actualsLines(
  { actuals, estimate, actual, drift, causes }: EstimateAgainstActual,
  language: Language = ENGLISH,
): readonly string[] {
  const title = actualsTitle(actuals, language);
  const { unpriced } = actuals;
  return [
    `${title.slice(0, 1).toUpperCase()}${title.slice(1)}.`,
    [
      language.say(MATCHED[actuals.matchedBy], callWords(actuals, language)),
      ...(unpriced === 0 ? [] : [language.say('{0} of them have no price.', unpriced)]),
    ].join(' '),
    ...(estimate && actual !== undefined
      ? [comparison(estimate, actual, drift ?? 0, language)]
      : []),
    ...causes.map((cause) => causeWords(cause, language)),
  ];
}

const MATCHED = {
  template: sentence('Logged calls that name this template: {0}.'),
  request: sentence(
    'Logged calls that name no template, found by model, quality, size and the tokens of the prompt: {0}.',
  ),
} as const;

function callWords({ records, since, until }: TemplateActuals, language: Language): string {
  const calls = language.say(records === 1 ? '{0} call' : '{0} calls', records);
  return since === undefined || until === undefined
    ? calls
    : language.say('{0}, {1} to {2}', calls, since, until);
}

function comparison(
  estimate: NanoUsdRange,
  actual: number,
  drift: number,
  language: Language,
): string {
  const expected = formatUsdRange(estimate, 'exact', language);
  const cost = formatUsd(actual, language);
  if (drift === 0) return language.say('Estimate {0} an image, actual {1}.', expected, cost);
  return language.say(
    drift > 0
      ? 'Estimate {0} an image, actual {1}: {2} more.'
      : 'Estimate {0} an image, actual {1}: {2} less.',
    expected,
    cost,
    percent(Math.abs(drift), language),
  );
}

/** A cause in a sentence. */
export function causeWords(cause: DriftCause, language: Language = ENGLISH): string {
  switch (cause.kind) {
    case 'prompt':
      return language.say(
        'The prompt was another: {0} text tokens an image, now {1}.',
        cause.logged,
        formatTokens(cause.estimated, language),
      );
    case 'price': {
      const change = (cause.today - cause.logged) / cause.logged;
      return language.say(
        change > 0
          ? 'Prices changed: the same tokens cost {0} more by today’s list.'
          : 'Prices changed: the same tokens cost {0} less by today’s list.',
        percent(Math.abs(change), language),
      );
    }
    case 'auto': {
      const kinds = cause.chosen.map(({ quality, size, images }) => ({
        value: [quality, size && formatSize(size)].filter((word) => word !== undefined).join(' '),
        images,
      }));
      return language.say('Auto came to {0}.', listOf(kinds, language));
    }
    case 'quality':
    case 'size':
    case 'model':
      return language.say(OTHER_VALUE[cause.kind], listOf(cause.logged, language));
    case 'batch':
      return language.say(
        '{0} images went the other way: one through the Batch API, the other not.',
        cause.images,
      );
    case 'images':
      return language.say(
        'A call made {0} images on average, and the template asks for {1}.',
        language.formats.twoDecimals.format(cause.logged),
        cause.asked,
      );
  }
}

const OTHER_VALUE = {
  quality: sentence('Another quality was logged than the template has: {0}.'),
  size: sentence('Another size was logged than the template has: {0}.'),
  model: sentence('Another model was logged than the template has: {0}.'),
} as const;

function listOf(
  values: readonly { readonly value: string | undefined; readonly images: number }[],
  language: Language,
): string {
  const named = values
    .slice(0, MOST_NAMED)
    .map(
      ({ value, images }) =>
        `${shorten(value ?? language.say('not said'))} ${language.formats.plain.format(images)}×`,
    );
  const more = values.length - named.length;
  return [...named, ...(more > 0 ? [language.say('{0} more', more)] : [])].join(', ');
}

/** A share in whole percent; below one percent with a decimal, so that something never reads as nothing. */
function percent(share: number, { formats }: Language): string {
  const value = share * 100;
  const rounded = value < 1 ? Math.round(value * 10) / 10 : Math.round(value);
  return `${formats.plain.format(rounded)} %`;
}
