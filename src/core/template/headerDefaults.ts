import { sentence } from '../text/wording.ts';
import type { HEADER_FIELDS } from './headerFields.ts';

/**
 * What a header key that is not set comes to, in words.
 * Source: OpenAI's Images API reference for the keys that are sent; the others are our own.
 */
export const HEADER_DEFAULTS: Readonly<Record<keyof typeof HEADER_FIELDS, string>> = {
  model: 'gpt-image-2',
  quality: sentence('auto: the model chooses, so the cost is a range'),
  size: sentence('auto: the model chooses, so the cost is a range'),
  operation: sentence('generate, or edit as soon as images are given'),
  n: '1',
  images: sentence('none'),
  mask: sentence('none'),
  background: 'auto',
  output_format: 'png',
  output_compression: '100',
  input_fidelity: 'low',
  moderation: 'auto',
  partial_images: '0',
  batch: 'false',
  api: 'images',
  mainline_model: sentence('none'),
  runs_per_month: sentence('not known'),
  attempts: sentence('1, or what acceptance comes to'),
  acceptance: sentence('1: every image is approved'),
  max_attempts: sentence('no limit'),
  fallbacks: sentence('none'),
  tier: sentence('not known, so no time is told'),
  inputs: sentence('none; a variable without a value counts as an assumed number of tokens'),
  outputs: sentence('one, with the keys of the header'),
};
