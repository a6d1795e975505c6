import * as z from 'zod/mini';
import { findModel, type Catalogue, type ModelPricing } from '../pricing/catalogue.ts';
import { HIGHEST_USD_PER_MTOK } from '../pricing/money.ts';
import type { Field } from '../template/headerFields.ts';

function described<T extends z.ZodMiniType>(schema: T, description: string): T {
  z.globalRegistry.add(schema, { description });
  return schema;
}

function price(what: string): Field {
  return {
    schema: described(
      // Billionths of a dollar are whole at three decimals per million tokens.
      z.number().check(z.gte(0), z.lte(HIGHEST_USD_PER_MTOK), z.multipleOf(0.001)),
      `US dollars per million tokens of ${what}.`,
    ),
    type: 'number',
    expected: `US dollars per million tokens: a number from 0 to ${HIGHEST_USD_PER_MTOK.toLocaleString('en-US')}, with at most three decimals`,
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
    'Listed model whose token rules this one follows; needed for a model that is not listed.',
    'the id of a listed model such as gpt-image-2',
    /^.{1,200}$/u,
  ),
  text_input: price('text input'),
  cached_text_input: price('cached text input'),
  image_input: price('image input'),
  cached_image_input: price('cached image input'),
  image_output: price('image output'),
  text_output: price('text output'),
  source: text('Where the price comes from, such as a contract.', 'a text', /^[^]{1,300}$/u),
  date: text('When it was read, YYYY-MM-DD.', 'a date, YYYY-MM-DD', /^\d{4}-\d{2}-\d{2}$/u),
} as const satisfies Record<string, Field>;

/** Prices of one model that the user states; they win over the shipped ones. */
export interface PriceOverride {
  readonly model: string;
  readonly extends?: string;
  /** US dollars per million tokens. */
  readonly rates: Partial<ModelPricing['usdPerMTok']>;
  readonly source?: string;
  readonly date?: string;
}

/**
 * The catalogue with the user's prices in it, each rate they state marked as an override. An override
 * for a model that is not listed takes the token rules of the model it extends, or is known by its rates
 * alone.
 */
export function withPriceOverrides(
  catalogue: Catalogue,
  overrides: readonly PriceOverride[],
  /** How the file that states them is named to people. */
  fileName: string,
): Catalogue {
  let result = catalogue;
  for (const override of overrides) {
    const base = findModel(result, override.extends ?? override.model);
    const sourceName = `override ${override.model}`;
    const entry = overriddenModel(base, override, sourceName, result);
    if (entry === undefined) continue;
    const replaced = findModel(result, override.model);
    result = {
      ...result,
      sources: {
        ...result.sources,
        [sourceName]: {
          title: `${override.source ?? 'your price'} (override in ${fileName})`,
          date: override.date ?? 'no date given',
        },
      },
      models: [entry, ...result.models.filter((model) => model !== replaced)],
    };
  }
  return result;
}

function overriddenModel(
  base: ModelPricing | undefined,
  override: PriceOverride,
  sourceName: string,
  catalogue: Catalogue,
): ModelPricing | undefined {
  const marked = { ratesSource: sourceName, ratesConfidence: 'override' } as const;
  const existing = findModel(catalogue, override.model);
  const names = existing
    ? { id: existing.id, aliases: existing.aliases }
    : { id: override.model.trim().toLowerCase(), aliases: [] };
  if (base) {
    const own = base.id === names.id;
    const stated: Record<string, string> = {};
    for (const rate of Object.keys(override.rates)) stated[rate] = sourceName;
    return {
      ...base,
      ...names,
      overriddenRates: { ...base.overriddenRates, ...stated },
      usdPerMTok: { ...base.usdPerMTok, ...override.rates },
      // Another service may keep a model that its vendor shuts down.
      ...(own
        ? {}
        : {
            ...marked,
            lifecycle: { replacements: [], source: sourceName, confidence: 'override' },
          }),
    };
  }
  const { textInput, imageInput, imageOutput } = override.rates;
  if (textInput === undefined || imageInput === undefined || imageOutput === undefined) {
    return undefined;
  }
  return {
    ...names,
    ...marked,
    vendor: 'not listed',
    lifecycle: { replacements: [], source: sourceName, confidence: 'override' },
    usdPerMTok: {
      cachedTextInput: textInput,
      cachedImageInput: imageInput,
      ...override.rates,
    },
  };
}
