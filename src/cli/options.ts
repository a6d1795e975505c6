import { InvalidArgumentError } from 'commander';
import { EMPTY_LAYER, readSetting, type SettingsLayer } from '../core/index.ts';

/** Request settings that options give for every template. */
export interface RequestOptions {
  readonly model?: string;
  readonly quality?: string;
  readonly size?: string;
  readonly n?: number;
}

/** Reads the value of an option as a header would; what the header would refuse is wrong usage. */
export function requestOption(key: 'model' | 'quality' | 'size'): (value: string) => string {
  return (value) => {
    const reading = readSetting(key, value);
    if (reading.kind === 'invalid') throw new InvalidArgumentError(`Expected ${reading.expected}.`);
    return value;
  };
}

/** Reads the number of images per request. */
export function imageCount(value: string): number {
  const n = wholeNumber(value);
  const reading = readSetting('n', n);
  if (reading.kind === 'invalid') throw new InvalidArgumentError(`Expected ${reading.expected}.`);
  return n;
}

/** Reads a day, `YYYY-MM-DD`. */
export function day(value: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(Date.parse(value));
  if (!isDay) throw new InvalidArgumentError('Expected a date such as 2026-12-01.');
  return value;
}

/** The number that digits write; NaN for anything else, such as `1e3` or an empty text. */
export function wholeNumber(value: string): number {
  return /^\d{1,15}$/u.test(value) ? Number(value) : Number.NaN;
}

/** The options as the layer that wins over every header; undefined when none is given. */
export function forcedLayer(options: RequestOptions): SettingsLayer | undefined {
  const { model, quality, size, n } = options;
  const settings = {
    ...(model === undefined ? {} : { model }),
    ...(quality === undefined ? {} : { quality }),
    ...(size === undefined ? {} : { size }),
    ...(n === undefined ? {} : { n }),
  };
  return Object.keys(settings).length === 0 ? undefined : { ...EMPTY_LAYER, settings };
}

/** What `--usage` is, where it is for learning. */
export const USAGE_OPTION =
  'usage logs to learn from: JSON lines (also .gz), or JSON; else those of prompt-cost.yaml';
/** What `--no-usage` is. */
export const NO_USAGE_OPTION = 'learn from no usage logs';
