import type { Wording } from '../text/wording.ts';
import type * as z from 'zod/mini';
import openAi from './catalogue.json' with { type: 'json' };
import { catalogueSchema, type confidence, type model, type rates } from './catalogueSchema.ts';
import type { ObservedUsage } from './observations.ts';
import otherVendors from './otherVendors.json' with { type: 'json' };

/** How sure a fact of the catalogue is. */
export type Confidence = z.infer<typeof confidence>;
/** Everything that is known about one model's billing. */
export type ModelPricing = z.infer<typeof model>;
/** The name of a price per million tokens. */
export type RateName = keyof z.infer<typeof rates>;
/** The price list: data, with the source and date of each value. */
export type Catalogue = Omit<z.infer<typeof catalogueSchema>, 'sources'> & {
  readonly sources: Readonly<Record<string, CatalogueSource>>;
  /** What usage records show about output tokens; absent in a price list as it ships. */
  readonly observed?: ObservedUsage;
};
/** Where a value comes from and when it was read. */
export interface CatalogueSource {
  /** English. */
  readonly title: string;
  /** `YYYY-MM-DD`; words where the user's own price does not say. */
  readonly date: string;
  /** The same where it is not the shipped price list's, whose titles are translated as they are. */
  readonly wording?: { readonly title: Wording; readonly date: Wording };
}
/** How fast a model may be asked, by usage tier. */
export type RateLimits = Catalogue['rateLimits'][string];

/**
 * Reads a price list.
 *
 * @throws z.core.$ZodError when it does not fit the schema.
 */
export function parseCatalogue(data: unknown): Catalogue {
  return catalogueSchema.parse(data);
}

/** The price list that ships with this version. */
export const SHIPPED_CATALOGUE: Catalogue = parseCatalogue({
  ...openAi,
  sources: { ...openAi.sources, ...otherVendors.sources },
  models: [...openAi.models, ...otherVendors.models],
});

/** The model with this id or alias, with or without a leading `openai/`; undefined when it is not listed. */
export function findModel(catalogue: Catalogue, id: string): ModelPricing | undefined {
  const wanted = id.trim().toLowerCase();
  const find = (name: string): ModelPricing | undefined =>
    catalogue.models.find((entry) => entry.id === name || entry.aliases.includes(name));
  return find(wanted) ?? find(wanted.replace(/^openai[/:]/u, ''));
}

/** The source an entry names. */
export function sourceOf(catalogue: Catalogue, name: string): CatalogueSource {
  return catalogue.sources[name] ?? { title: name, date: catalogue.version };
}

/** Ids and aliases of every model. */
export function modelNames(catalogue: Catalogue): readonly string[] {
  return catalogue.models.flatMap((entry) => [entry.id, ...entry.aliases]);
}

/** The rate limits of a model; undefined when they are not known. */
export function rateLimitsOf(catalogue: Catalogue, entry: ModelPricing): RateLimits | undefined {
  return entry.rateLimits === undefined ? undefined : catalogue.rateLimits[entry.rateLimits];
}

/** True from the day on which requests to the model fail; `at` and the result compare as `YYYY-MM-DD`. */
export function isShutDown({ lifecycle }: ModelPricing, at: string): boolean {
  return lifecycle.shutdown !== undefined && lifecycle.shutdown <= at;
}

/** The qualities a model knows, cheapest first, `auto` left out; empty when it has no such setting, or its rule is not known. */
export function qualitiesOf(entry: ModelPricing): readonly string[] {
  switch (entry.imageOutput?.kind) {
    case 'grid':
    case 'band':
      return Object.keys(entry.imageOutput.grids);
    case 'table':
      return Object.keys(entry.imageOutput.tokens);
    case 'tokenClasses':
    case 'perImage':
    case 'perMegapixel':
    case undefined:
      return [];
  }
}
