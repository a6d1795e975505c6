import { InvalidArgumentError } from 'commander';
import { QUALITIES, readSetting, type LaneApi, type LaneSettings } from '../../core/index.ts';
import { CliFailure } from '../failure.ts';
import type { RequestOptions } from '../options.ts';
import { wholeNumber } from '../options.ts';
import { statedTokens, type TokenOptions } from './tokenOptions.ts';

/** The options of `prompt-cost plan`. */
export interface PlanOptions extends RequestOptions, TokenOptions {
  readonly format: 'table' | 'json';
  readonly usage?: readonly string[] | false;
  readonly config?: string;
  readonly output: number;
  readonly runs?: number;
  readonly data?: string;
  readonly tier?: number;
  readonly attempts?: number;
  readonly acceptance?: number;
  readonly maxAttempts?: number;
  readonly draft?: LaneSettings;
  readonly drafts?: number;
  readonly api?: LaneApi;
  readonly turns?: number;
  readonly demand?: number;
  readonly pricePerImage?: number;
}

/**
 * Refuses options that contradict each other or would have no effect.
 *
 * @throws CliFailure for the first that does.
 */
export function checkPlanOptions(file: string | undefined, options: PlanOptions): void {
  const { attempts, acceptance, runs, data, draft, drafts, api, turns, pricePerImage } = options;
  if (runs !== undefined && data !== undefined) {
    throw new CliFailure('give --runs or --data; each row of the data is a run');
  }
  if (attempts !== undefined && acceptance !== undefined) {
    throw new CliFailure('give --attempts or --acceptance; an acceptance of 0.5 is 2 attempts');
  }
  if (draft === undefined && (drafts !== undefined || api !== undefined)) {
    throw new CliFailure('--drafts and --api need a --draft lane, such as --draft low');
  }
  const given = [
    file !== undefined,
    pricePerImage !== undefined,
    statedTokens(options) !== undefined,
  ].filter(Boolean).length;
  if (given > 1) {
    throw new CliFailure('give only one of a template, numbers of tokens, and --price-per-image');
  }
  if (file === undefined && (data ?? draft ?? turns) !== undefined) {
    throw new CliFailure('--data, --draft and --turns need a template');
  }
}

/** Reads a whole number within bounds. */
export function wholeWithin(low: number, high: number): (value: string) => number {
  return (value) => {
    const number = wholeNumber(value);
    if (number >= low && number <= high) return number;
    throw new InvalidArgumentError(
      `Expected a whole number from ${low} to ${high.toLocaleString('en-US')}.`,
    );
  };
}

/** Reads a number within bounds, decimals allowed. */
export function numberWithin(low: number, high: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,12}(?:\.\d{1,9})?$/u.test(value) ? Number(value) : Number.NaN;
    if (number >= low && number <= high) return number;
    throw new InvalidArgumentError(
      `Expected a number from ${low} to ${high.toLocaleString('en-US')}.`,
    );
  };
}

/** Reads a lane such as `low`, `low/1024x1024` or `gpt-image-2.5-flare/low/1024x1024`, in any order. */
export function laneOption(value: string): LaneSettings {
  const lane: { model?: string; quality?: string; size?: string } = {};
  for (const word of value.split('/')) {
    if (QUALITIES.some((quality) => quality === word)) lane.quality = word;
    else if (readSetting('size', word).kind === 'valid') lane.size = word;
    else if (readSetting('model', word).kind === 'valid') lane.model = word;
    else {
      throw new InvalidArgumentError(
        'Expected a quality, a size and a model, separated by slashes, such as low/1024x1024.',
      );
    }
  }
  return lane;
}
