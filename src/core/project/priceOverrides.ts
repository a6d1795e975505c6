import { findModel, type Catalogue, type ModelPricing } from '../pricing/catalogue.ts';
import { asIs, inEnglish, words } from '../text/wording.ts';

/** Prices of one model that the user states; they win over the shipped ones. */
export interface PriceOverride {
  readonly model: string;
  readonly extends?: string;
  /** US dollars per million tokens. */
  readonly rates: Partial<ModelPricing['usdPerMTok']>;
  /** US dollars for each image made. */
  readonly perImage?: number;
  /** US dollars for each reference image. */
  readonly perInputImage?: number;
  /** The first day on which the prices hold, for logged calls; estimates always take them. */
  readonly from?: string;
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
    const from = override.source === undefined ? words('your price') : asIs(override.source);
    const title = words('{0} (override in {1})', from, fileName);
    const date = override.date === undefined ? words('no date given') : asIs(override.date);
    result = {
      ...result,
      sources: {
        ...result.sources,
        [sourceName]: {
          title: inEnglish(title),
          date: inEnglish(date),
          wording: { title, date },
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
  const existing = findModel(catalogue, override.model);
  const names = existing
    ? { id: existing.id, aliases: existing.aliases }
    : { id: override.model.trim().toLowerCase(), aliases: [] };
  const marked = { source: sourceName, confidence: 'override' } as const;
  const allMarked = { ratesSource: sourceName, ratesConfidence: 'override' } as const;
  const lifecycle = { replacements: [], ...marked };
  const units = unitRules(override, marked);
  if (base) {
    const own = base.id === names.id;
    const stated: Record<string, string> = {};
    for (const rate of Object.keys(override.rates)) stated[rate] = sourceName;
    return {
      ...base,
      ...names,
      ...(own && override.from !== undefined && { earlierRates: earlierOf(base, override.from) }),
      overriddenRates: { ...base.overriddenRates, ...stated },
      usdPerMTok: { ...base.usdPerMTok, ...override.rates },
      // Another service has prices of its own, and may keep a model that its vendor shuts down.
      ...(own ? {} : { ...allMarked, lifecycle }),
      ...units,
    };
  }
  const { textInput, imageInput, imageOutput } = override.rates;
  const isWhole = textInput !== undefined && imageInput !== undefined && imageOutput !== undefined;
  if (!isWhole && override.perImage === undefined) return undefined;
  return {
    ...names,
    ...allMarked,
    vendor: 'not listed',
    lifecycle,
    usdPerMTok: {
      ...(textInput === undefined ? {} : { cachedTextInput: textInput }),
      ...(imageInput === undefined ? {} : { cachedImageInput: imageInput }),
      ...override.rates,
    },
    ...units,
  };
}

/** What held before the user's prices, at the rates of the list that they change. */
function earlierOf(base: ModelPricing, before: string): ModelPricing['earlierRates'] {
  const { usdPerMTok, ratesSource: source, ratesConfidence } = base;
  return [
    ...(base.earlierRates ?? []),
    { before, usdPerMTok, source, confidence: ratesConfidence },
  ];
}

function unitRules(
  { perImage, perInputImage }: PriceOverride,
  marked: { readonly source: string; readonly confidence: 'override' },
): Pick<ModelPricing, 'imageOutput' | 'imageInput'> {
  const usd = { min: perImage ?? 0, max: perImage ?? 0 };
  return {
    ...(perImage === undefined
      ? {}
      : { imageOutput: { kind: 'perImage', classes: [{ name: 'any size', usd }], ...marked } }),
    ...(perInputImage === undefined
      ? {}
      : { imageInput: { kind: 'perImage', usd: perInputImage, ...marked } }),
  };
}
