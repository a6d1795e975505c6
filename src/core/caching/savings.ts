import { priceOf, type NanoUsd } from '../pricing/money.ts';
import { SHORTEST_CACHED_PREFIX } from './layout.ts';
import { CACHE_LIFETIME_MINUTES } from './mainlineModels.ts';

/** Runs a month of a template that states none. */
export const DEFAULT_RUNS_PER_MONTH = 1_000;
/** Hours a month over which runs are taken to be spread evenly: 22 days of 8 hours. */
export const WORKING_HOURS = 176;
/** Cache lifetimes in those hours: an entry is written at most once in each of them. */
const LIFETIMES = (WORKING_HOURS * 60) / CACHE_LIFETIME_MINUTES;

/** What input costs with and without a cache, in US dollars per million tokens. */
export interface CacheRates {
  readonly inputUsdPerMTok: number;
  readonly cachedUsdPerMTok: number;
  /** The same as input where writing is not billed by itself. */
  readonly writeUsdPerMTok: number;
}

/** Calls a month that put an equal beginning into the cache, and calls that read it. */
export interface CacheTraffic {
  readonly writes: number;
  readonly reads: number;
}

/** Spreads runs evenly over the working hours of a month: the first of each cache lifetime writes, the others read. */
export function spreadRuns(runsPerMonth: number): CacheTraffic {
  const writes = Math.min(runsPerMonth, LIFETIMES);
  return { writes, reads: runsPerMonth - writes };
}

/**
 * What caching an equal beginning saves a month, against no cache: negative where more is written than
 * read. Nothing for a beginning below {@link SHORTEST_CACHED_PREFIX} tokens, which is not cached.
 */
export function cachingSaves(
  prefixTokens: number,
  { writes, reads }: CacheTraffic,
  rates: CacheRates,
): NanoUsd {
  if (prefixTokens < SHORTEST_CACHED_PREFIX) return 0;
  const perRead =
    priceOf(prefixTokens, rates.inputUsdPerMTok) - priceOf(prefixTokens, rates.cachedUsdPerMTok);
  const perWrite =
    priceOf(prefixTokens, rates.writeUsdPerMTok) - priceOf(prefixTokens, rates.inputUsdPerMTok);
  return reads * perRead - writes * perWrite;
}

/**
 * Fewest runs a month from which a cache pays when they are spread as {@link spreadRuns} does; undefined
 * when cached input is not cheaper.
 */
export function breakEvenRuns(rates: CacheRates): number | undefined {
  const perRead = rates.inputUsdPerMTok - rates.cachedUsdPerMTok;
  const perWrite = rates.writeUsdPerMTok - rates.inputUsdPerMTok;
  if (perRead <= 0) return undefined;
  return LIFETIMES + Math.floor((LIFETIMES * perWrite) / perRead) + 1;
}

/** Fewest runs within one cache lifetime from which a cache pays; undefined when cached input is not cheaper. */
export function breakEvenRunsInLifetime(rates: CacheRates): number | undefined {
  const perRead = rates.inputUsdPerMTok - rates.cachedUsdPerMTok;
  const perWrite = rates.writeUsdPerMTok - rates.inputUsdPerMTok;
  return perRead <= 0 ? undefined : 1 + Math.floor(perWrite / perRead) + 1;
}
