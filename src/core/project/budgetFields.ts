import * as z from 'zod/mini';
import { BUDGET_PERIODS } from '../budgets/budget.ts';
import type { Field } from '../template/headerFields.ts';
import { LONGEST_GLOB } from './glob.ts';
import { sentence, words } from '../text/wording.ts';

function described<T extends z.ZodMiniType>(schema: T, description: string): T {
  z.globalRegistry.add(schema, { description });
  return schema;
}

function text(description: string, expected: string): Field {
  return {
    schema: described(z.string().check(z.minLength(1), z.maxLength(300)), description),
    type: 'string',
    expected,
  };
}

const percent = z.int().check(z.gte(1), z.lte(100));
const glob = z.string().check(z.minLength(1), z.maxLength(LONGEST_GLOB));

/** The keys of one entry of `budgets`. */
export const BUDGET_FIELDS = {
  name: text(sentence('What the budget is called, for people.'), sentence('a name')),
  per: {
    schema: described(
      z.enum(BUDGET_PERIODS),
      'What the amount is for: run (one request), day or month (UTC), or asset (one approved).',
    ),
    type: 'string',
    expected: words('one of {0}', BUDGET_PERIODS.join(', ')),
    words: BUDGET_PERIODS,
  },
  usd: {
    schema: described(
      z.number().check(z.gt(0), z.lte(1_000_000), z.multipleOf(0.000001)),
      'The amount in US dollars, with at most six decimals.',
    ),
    type: 'number',
    expected: 'US dollars: a number above 0, up to 1,000,000, with at most six decimals',
  },
  files: {
    schema: described(
      z.union([glob, z.array(glob)]),
      'Globs of the templates it is for, relative to this file; all templates when absent.',
    ),
    type: ['string', 'list'],
    expected: 'a glob such as drafts/**, or a list of globs',
  },
  template: text(
    sentence('The one template it is for: its path, or the name that usage logs have for it.'),
    sentence('the path or name of a template'),
  ),
  user: text(
    sentence('The user it is for, as usage logs name them.'),
    sentence('the name of a user'),
  ),
  warn_at: {
    schema: described(
      z.union([percent, z.array(percent).check(z.maxLength(10))]),
      'Percents of the amount that are told once they are reached; 80 when absent. Exceeding it always is.',
    ),
    type: ['number', 'list'],
    expected: 'a whole percent from 1 to 100, or a list of at most 10 such as [50, 80]',
  },
} as const satisfies Record<string, Field>;
