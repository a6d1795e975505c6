import type { HEADER_FIELDS } from './headerFields.ts';

/**
 * What a header key that is not set comes to, in words.
 * Source: OpenAI's Images API reference for the keys that are sent; the others are our own.
 */
export const HEADER_DEFAULTS: Readonly<Record<keyof typeof HEADER_FIELDS, string>> = {
  model: 'gpt-image-2',
  quality: 'auto: the model chooses, so the cost is a range',
  size: 'auto: the model chooses, so the cost is a range',
  operation: 'generate, or edit as soon as images are given',
  n: '1',
  images: 'none',
  mask: 'none',
  background: 'auto',
  output_format: 'png',
  output_compression: '100',
  input_fidelity: 'low',
  moderation: 'auto',
  partial_images: '0',
  batch: 'false',
  api: 'images',
  mainline_model: 'none',
  runs_per_month: 'not known',
  attempts: '1, or what acceptance comes to',
  acceptance: '1: every image is approved',
  max_attempts: 'no limit',
  fallbacks: 'none',
  tier: 'not known, so no time is told',
  inputs: 'none; a variable without a value counts as an assumed number of tokens',
  outputs: 'one, with the keys of the header',
};
