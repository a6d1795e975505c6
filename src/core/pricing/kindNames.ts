import type { RateName } from './catalogue.ts';

/** How each kind of token is named to people. */
export const KIND_NAMES: Readonly<Record<RateName, string>> = {
  textInput: 'text in',
  cachedTextInput: 'cached text in',
  imageInput: 'image in',
  cachedImageInput: 'cached image in',
  imageOutput: 'image out',
  textOutput: 'text out',
};
