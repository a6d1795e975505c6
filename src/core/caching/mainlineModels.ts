import { plainModelId } from '../tokens/textModels.ts';

/** What a text model charges for input that is cached, in US dollars per million tokens. */
export interface MainlineRates {
  readonly id: string;
  readonly inputUsdPerMTok: number;
  readonly cachedUsdPerMTok: number;
  /** The price of input that is put into the cache. */
  readonly cacheWriteUsdPerMTok: number;
  readonly source: string;
  /** When the source was read, `YYYY-MM-DD`. */
  readonly date: string;
}

/**
 * Text models of the Responses API whose cached and cache-write rates are known, for the cache that lasts
 * {@link CACHE_LIFETIME_MINUTES}. GPT-5.6 and newer bill a write at 1.25 times the input rate (official).
 */
const MAINLINE_MODELS: readonly MainlineRates[] = [
  {
    id: 'gpt-6.2-sol',
    inputUsdPerMTok: 2,
    cachedUsdPerMTok: 0.1,
    cacheWriteUsdPerMTok: 2.5,
    source: 'OpenAI model page of gpt-6.2-sol',
    date: '2026-11-23',
  },
];

/** How long an unused cache entry lasts: 30 minutes on GPT-5.6 and newer (official), up to an hour on older models. */
export const CACHE_LIFETIME_MINUTES = 30;

/** The rates of a text model; undefined when they are not known. */
export function findMainlineModel(id: string): MainlineRates | undefined {
  const wanted = plainModelId(id);
  return MAINLINE_MODELS.find((model) => model.id === wanted);
}

/** The ids of the text models whose rates are known. */
export function mainlineModelNames(): readonly string[] {
  return MAINLINE_MODELS.map(({ id }) => id);
}
