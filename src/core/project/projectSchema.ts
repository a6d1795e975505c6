import * as z from 'zod/mini';
import { HEADER_FIELDS, type Field } from '../template/headerFields.ts';
import { RULE_LEVELS } from '../text/finding.ts';
import { BUDGET_FIELDS } from './budgetFields.ts';
import { LONGEST_GLOB, unfoldsInBounds } from './glob.ts';
import { PRICE_FIELDS } from './priceFields.ts';
import { sentence, words } from '../text/wording.ts';

type Shape = Record<string, z.ZodMiniOptional<z.ZodMiniType>>;

function optionalShape(fields: Readonly<Record<string, Field>>): Shape {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, z.optional(field.schema)]),
  );
}

function described<T extends z.ZodMiniType>(schema: T, description: string): T {
  z.globalRegistry.add(schema, { description });
  return schema;
}

const glob = z.string().check(z.minLength(1), z.maxLength(LONGEST_GLOB));
const globs = z.union([glob, z.array(glob)]);
const globsField = (description: string): Field => ({
  schema: described(z.union([glob, z.array(glob)]), description),
  type: ['string', 'list'],
  expected: 'a glob such as drafts/**, or a list of globs',
});

/** One glob of a list. */
export const GLOB_FIELD: Field = {
  schema: glob.check(z.refine((text) => unfoldsInBounds(text))),
  type: 'string',
  expected: words(
    'a glob such as drafts/**, with at most {0} characters and few alternatives in braces',
    LONGEST_GLOB,
  ),
};

/** The key of an override that says which files it is for. */
export const OVERRIDE_FIELDS = {
  files: {
    ...globsField(sentence('Globs of the templates, relative to this file.')),
    schema: globs,
  },
} as const satisfies Record<string, Field>;

/** Keys of a project file beside those of a template header. */
export const PROJECT_FIELDS = {
  defaults: {
    schema: described(
      z.strictObject(optionalShape(HEADER_FIELDS)),
      'Header keys for every template that does not set them itself.',
    ),
    type: 'map',
    expected: 'a map of header keys',
  },
  include: globsField(sentence('Globs of the files that are templates, relative to this file.')),
  exclude: globsField(
    sentence('Globs of files and folders that are left out, relative to this file.'),
  ),
  usage: globsField(
    sentence('Usage logs that spend is read from: paths or globs, relative to this file.'),
  ),
  overrides: {
    schema: described(
      z.array(z.strictObject({ files: globs, ...optionalShape(HEADER_FIELDS) })),
      'Header keys for some of the templates; later entries win over earlier ones.',
    ),
    type: 'list',
    expected: 'a list of {files: globs, and the keys to set for them}',
  },
  rules: {
    schema: described(
      z.record(z.string(), z.enum(RULE_LEVELS)),
      'Severity of rules by their id, such as {cache/short-prefix: off}.',
    ),
    type: 'map',
    expected: words('a map of rule ids to one of {0}', RULE_LEVELS.join(', ')),
  },
  mute_below_usd: {
    schema: described(
      z.number().check(z.gte(0), z.lte(1_000_000)),
      'Findings about savings are left out when they are worth less than this, in US dollars a month.',
    ),
    type: 'number',
    expected: 'US dollars a month: a number from 0',
  },
  budgets: {
    schema: described(
      z.array(
        z.strictObject({
          ...optionalShape(BUDGET_FIELDS),
          per: BUDGET_FIELDS.per.schema,
          usd: BUDGET_FIELDS.usd.schema,
        }),
      ),
      'Amounts that you do not want to exceed. They warn; nothing here can stop an API call.',
    ),
    type: 'list',
    expected: 'a list of {per, usd, and whom or what it is for}',
  },
  prices: {
    schema: described(
      z.record(z.string(), z.strictObject(optionalShape(PRICE_FIELDS))),
      'Your own prices by model id; they win over the shipped ones and are marked as overrides.',
    ),
    type: 'map',
    expected: 'a map of model ids to prices',
  },
} as const satisfies Record<string, Field>;

/** The schema of a whole project file; the shipped JSON schema is made from it. */
export const projectSchema = z.strictObject({
  ...optionalShape(HEADER_FIELDS),
  ...optionalShape(PROJECT_FIELDS),
});

z.globalRegistry.add(projectSchema, {
  title: sentence('Project file of Prompt Cost Preview (prompt-cost.yaml)'),
});
