import type { Rule } from '../rule.ts';
import { missingPartial } from './missingPartial.ts';
import { partialCycle } from './partialCycle.ts';
import { shortPrefix } from './shortPrefix.ts';
import { undeclaredVariable } from './undeclaredVariable.ts';
import { variableBeforeStatic } from './variableBeforeStatic.ts';
import { variableImageFirst } from './variableImageFirst.ts';
import { volatilePrefix } from './volatilePrefix.ts';

/** What is wrong about partials and variables, and about the order of a prompt. */
export const CACHING_RULES: readonly Rule[] = [
  missingPartial,
  partialCycle,
  undeclaredVariable,
  variableBeforeStatic,
  volatilePrefix,
  shortPrefix,
  variableImageFirst,
];
