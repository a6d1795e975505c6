import * as z from 'zod/mini';
import type { RateName } from '../pricing/catalogue.ts';
import { HIGHEST_USD_PER_MTOK } from '../pricing/money.ts';
import type { Field } from '../template/headerFields.ts';
import { sentence, words } from '../text/wording.ts';

function described<T extends z.ZodMiniType>(schema: T, description: string): T {
  z.globalRegistry.add(schema, { description });
  return schema;
}

function price(description: string): Field {
  return {
    schema: described(
      // Billionths of a dollar are whole at three decimals per million tokens.
      z.number().check(z.gte(0), z.lte(HIGHEST_USD_PER_MTOK), z.multipleOf(0.001)),
      description,
    ),
    type: 'number',
    expected: words(
      'US dollars per million tokens: a number from 0 to {0}, with at most three decimals',
      HIGHEST_USD_PER_MTOK,
    ),
  };
}

function unitPrice(what: string, description: string): Field {
  return {
    schema: described(
      z.number().check(z.gte(0), z.lte(HIGHEST_USD_PER_MTOK), z.multipleOf(0.000001)),
      description,
    ),
    type: 'number',
    expected: words(
      'US dollars for each {0}: a number from 0 to {1}, with at most six decimals',
      words(what),
      HIGHEST_USD_PER_MTOK,
    ),
  };
}

function text(description: string, expected: string, pattern: RegExp): Field {
  return {
    schema: described(z.string().check(z.regex(pattern)), description),
    type: 'string',
    expected,
  };
}

/** The keys of one model under `prices`. */
export const PRICE_FIELDS = {
  extends: text(
    sentence(
      'Listed model whose token rules this one follows; needed for a model that is not listed.',
    ),
    sentence('the id of a listed model such as gpt-image-2'),
    /^.{1,200}$/u,
  ),
  text_input: price(sentence('US dollars per million tokens of text input.')),
  cached_text_input: price(sentence('US dollars per million tokens of cached text input.')),
  image_input: price(sentence('US dollars per million tokens of image input.')),
  cached_image_input: price(sentence('US dollars per million tokens of cached image input.')),
  image_output: price(sentence('US dollars per million tokens of image output.')),
  text_output: price(sentence('US dollars per million tokens of text output.')),
  per_image: unitPrice(
    sentence('image made, of whatever size, instead of image output by tokens'),
    sentence(
      'US dollars for each image made, of whatever size, instead of image output by tokens.',
    ),
  ),
  per_input_image: unitPrice(
    sentence('reference image, instead of image input by tokens'),
    sentence('US dollars for each reference image, instead of image input by tokens.'),
  ),
  source: text(
    sentence('Where the price comes from, such as a contract.'),
    sentence('a text'),
    /^[^]{1,300}$/u,
  ),
  from: text(
    sentence(
      'The first day on which the price holds, YYYY-MM-DD; calls that were logged before it keep the price before.',
    ),
    sentence('a date, YYYY-MM-DD'),
    /^\d{4}-\d{2}-\d{2}$/u,
  ),
  date: text(
    sentence('When it was read, YYYY-MM-DD.'),
    sentence('a date, YYYY-MM-DD'),
    /^\d{4}-\d{2}-\d{2}$/u,
  ),
} as const satisfies Record<string, Field>;

/** The price per million tokens that a key states; other keys state prices per picture, or no price. */
export const RATE_OF_KEY: Partial<Record<keyof typeof PRICE_FIELDS, RateName>> = {
  text_input: 'textInput',
  cached_text_input: 'cachedTextInput',
  image_input: 'imageInput',
  cached_image_input: 'cachedImageInput',
  image_output: 'imageOutput',
  text_output: 'textOutput',
};

/** A key that states a price. */
export type PriceKey = Exclude<keyof typeof PRICE_FIELDS, 'extends' | 'source' | 'from' | 'date'>;

/** The keys that state prices, in the order they are written. */
export const PRICE_KEYS: readonly PriceKey[] = [
  'text_input',
  'cached_text_input',
  'image_input',
  'cached_image_input',
  'image_output',
  'text_output',
  'per_image',
  'per_input_image',
];
