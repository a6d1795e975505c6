import type { AnalysedRequest } from '../analyse.ts';
import { findModel, qualitiesOf, type Catalogue } from '../pricing/catalogue.ts';
import type { LineItem } from '../pricing/lineItem.ts';
import { HEADER_DEFAULTS } from '../template/headerDefaults.ts';
import { HEADER_FIELDS, HEADER_KEY_DOCS } from '../template/headerFields.ts';
import type { HeaderKey } from '../template/headerKeyAt.ts';
import { conversionLines } from './currency.ts';
import { ENGLISH, type Language } from './language.ts';
import { formatLinePrice } from './lineItem.ts';
import { escapeMarkdown } from './markdown.ts';
import { describeSource } from './source.ts';
import { sayWording } from './wording.ts';
import { kindName } from './words.ts';
import { expectedWords } from '../template/headerFindings.ts';

type Kind = LineItem['kind'];

/** The lines of a bill that a key changes; what is left out changes none. */
const PRICED_BY: Partial<Record<HeaderKey, readonly Kind[]>> = {
  model: ['textInput', 'imageInput', 'imageOutput'],
  quality: ['imageOutput'],
  size: ['imageOutput'],
  n: ['textInput', 'imageInput', 'imageOutput'],
  operation: ['imageInput'],
  images: ['imageInput'],
  input_fidelity: ['imageInput'],
  partial_images: ['imageOutput'],
  batch: ['textInput', 'imageInput', 'imageOutput'],
  inputs: ['textInput'],
};

/** Keys that are sent, and are not billed. */
const PRICELESS: ReadonlySet<HeaderKey> = new Set([
  'background',
  'moderation',
  'output_compression',
]);

/** What a header key does, which values it takes, what it comes to when it is left out, and where its price comes from. */
export function headerKeyMarkdown(
  key: HeaderKey,
  requests: readonly AnalysedRequest[],
  catalogue: Catalogue,
  language: Language = ENGLISH,
): string {
  const description = HEADER_KEY_DOCS.find((one) => one.key === key)?.description ?? '';
  const expected = sayWording(expectedWords(HEADER_FIELDS[key]), language);
  const allowed = language.say('Allowed: {0}.', escapeMarkdown(expected));
  const usual = language.say(HEADER_DEFAULTS[key]);
  return [
    `**${escapeMarkdown(key)}**: ${escapeMarkdown(language.say(description))}`,
    [allowed, ...knownWords(key, requests, catalogue, language)].join(' '),
    language.say(
      'Default: {0}. Editor settings and prompt-cost.yaml may set another.',
      escapeMarkdown(usual),
    ),
    ...priceWords(key, requests, language),
  ].join('\n\n');
}

function knownWords(
  key: HeaderKey,
  requests: readonly AnalysedRequest[],
  catalogue: Catalogue,
  language: Language,
): readonly string[] {
  if (key !== 'quality') return [];
  const ids = new Set(requests.map(({ request }) => request.model));
  return [...ids].flatMap((id) => {
    const model = findModel(catalogue, id);
    if (model === undefined) return [];
    const words = qualitiesOf(model);
    return [
      words.length === 0
        ? language.say('{0} has no quality setting.', model.id)
        : language.say('{0} knows {1} and auto.', model.id, words.join(', ')),
    ];
  });
}

function priceWords(
  key: HeaderKey,
  requests: readonly AnalysedRequest[],
  language: Language,
): readonly string[] {
  const kinds = PRICED_BY[key];
  if (kinds === undefined) {
    return PRICELESS.has(key) ? [language.say('It does not change the price.')] : [];
  }
  const told = new Set<string>();
  for (const { cost } of requests) {
    if (cost.kind === 'unpriced') continue;
    for (const item of cost.lineItems.filter(({ kind }) => kinds.includes(kind))) {
      const source = key === 'batch' ? (item.batchSource ?? item.source) : item.source;
      const price = `${kindName(item.kind, language)} ${formatLinePrice(item, language)}`;
      told.add(`- ${price}: ${describeSource(source, language)}`);
    }
  }
  if (told.size === 0) return [];
  return [[language.say('Priced here by:'), '', ...told].join('\n'), ...conversionLines(language)];
}
