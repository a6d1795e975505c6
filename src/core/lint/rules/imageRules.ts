import type { Rule } from '../rule.ts';
import { addressTooLong } from './images/addressTooLong.ts';
import { none } from './images/none.ts';
import { pixelsMismatch } from './images/pixelsMismatch.ts';
import { shrinkSaves } from './images/shrinkSaves.ts';
import { shrinkUseless } from './images/shrinkUseless.ts';
import { tooLarge } from './images/tooLarge.ts';
import { tooMany } from './images/tooMany.ts';
import { unreadable } from './images/unreadable.ts';
import { unusableMask } from './images/unusableMask.ts';
import { unused } from './images/unused.ts';
import { wrongType } from './images/wrongType.ts';

/** The rules about reference images and masks. */
export const IMAGE_RULES: readonly Rule[] = [
  unused,
  none,
  tooMany,
  tooLarge,
  wrongType,
  unreadable,
  pixelsMismatch,
  addressTooLong,
  unusableMask,
  shrinkSaves,
  shrinkUseless,
];
