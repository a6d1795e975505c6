import type { Rule } from './rule.ts';
import { cheaperSize } from './rules/cheaperSize.ts';
import { CACHING_RULES } from './rules/cachingRules.ts';
import { emptyPrompt } from './rules/emptyPrompt.ts';
import { encoding } from './rules/encoding.ts';
import { IMAGE_RULES } from './rules/imageRules.ts';
import { illegalSize } from './rules/illegalSize.ts';
import { promptTooLong } from './rules/promptTooLong.ts';
import { unpricedModel } from './rules/unpricedModel.ts';
import { unsupportedQuality } from './rules/unsupportedQuality.ts';

/** Every rule that looks at a parsed and priced template, in the order their findings are shown. */
export const RULES: readonly Rule[] = [
  emptyPrompt,
  promptTooLong,
  encoding,
  unpricedModel,
  unsupportedQuality,
  illegalSize,
  cheaperSize,
  ...IMAGE_RULES,
  ...CACHING_RULES,
];
