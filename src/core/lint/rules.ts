import type { Rule } from './rule.ts';
import { budgetExceeded, budgetNear } from './rules/budgets/estimates.ts';
import { cheaperSize } from './rules/cheaperSize.ts';
import { CACHING_RULES } from './rules/cachingRules.ts';
import { emptyPrompt } from './rules/emptyPrompt.ts';
import { encoding } from './rules/encoding.ts';
import { IMAGE_RULES } from './rules/imageRules.ts';
import { illegalSize } from './rules/illegalSize.ts';
import { promptTooLong } from './rules/promptTooLong.ts';
import { retiringModel } from './rules/retiringModel.ts';
import { unpricedModel } from './rules/unpricedModel.ts';
import { unsupportedBackground } from './rules/unsupportedBackground.ts';
import { unsupportedCompression } from './rules/unsupportedCompression.ts';
import { unsupportedFidelity } from './rules/unsupportedFidelity.ts';
import { unsupportedFormat } from './rules/unsupportedFormat.ts';
import { unsupportedQuality } from './rules/unsupportedQuality.ts';

/** Every rule that looks at a parsed and priced template, in the order their findings are shown. */
export const RULES: readonly Rule[] = [
  emptyPrompt,
  promptTooLong,
  encoding,
  retiringModel,
  unpricedModel,
  unsupportedQuality,
  unsupportedBackground,
  unsupportedFormat,
  unsupportedCompression,
  unsupportedFidelity,
  illegalSize,
  cheaperSize,
  ...IMAGE_RULES,
  ...CACHING_RULES,
  budgetExceeded,
  budgetNear,
];
