import { sentence } from '../text/wording.ts';
import type { RateName } from './catalogue.ts';

/** How each kind of token is named to people. */
export const KIND_NAMES: Readonly<Record<RateName, string>> = {
  textInput: sentence('text in'),
  cachedTextInput: sentence('cached text in'),
  imageInput: sentence('image in'),
  cachedImageInput: sentence('cached image in'),
  imageOutput: sentence('image out'),
  textOutput: sentence('text out'),
};
