import { closest, distance } from 'fastest-levenshtein';
import * as z from 'zod/mini';
import { sentence, words, type Wording } from '../text/wording.ts';

/** What YAML may hold; `nothing` is a key without a value. */
export type YamlType = 'string' | 'number' | 'boolean' | 'list' | 'map' | 'nothing';

/** What a header value must look like, told to the author when it does not. */
export interface Field {
  readonly schema: z.ZodMiniType;
  /** The YAML types the value may have; a mismatch is a wrong type, anything else a wrong value. */
  readonly type: YamlType | readonly YamlType[];
  /** Completes the sentence “… must be”. */
  readonly expected: string | Wording;
  /** Allowed words, for suggesting the nearest. */
  readonly words?: readonly string[];
  /** Lowest and highest allowed number, for suggesting the nearest. */
  readonly range?: readonly [low: number, high: number];
}

/** Quality words of every GPT Image model; which of them a model knows stands in the catalogue. */
export const QUALITIES = ['auto', 'low', 'medium', 'high', 'xhigh', 'max'] as const;

function describe<T extends z.ZodMiniType>(schema: T, description: string): T {
  z.globalRegistry.add(schema, { description });
  return schema;
}

function oneOf(list: readonly [string, ...string[]], description: string): Field {
  return {
    schema: describe(z.enum(list), description),
    type: 'string',
    expected: words('one of {0}', list.join(', ')),
    words: list,
  };
}

function integer(low: number, high: number, description: string): Field {
  return {
    schema: describe(z.int().check(z.gte(low), z.lte(high)), description),
    type: 'number',
    expected: words('a whole number from {0} to {1}', String(low), String(high)),
    range: [low, high],
  };
}

/** The keys of a reference image that is not given by its path alone. */
export const IMAGE_FIELDS = {
  path: {
    schema: z.string().check(z.minLength(1)),
    type: 'string',
    expected: 'a path or an address',
  },
  pixels: {
    schema: z.string().check(z.regex(/^[1-9]\d{0,5}x[1-9]\d{0,5}$/u)),
    type: 'string',
    expected: 'WIDTHxHEIGHT in pixels, such as 1536x1024',
  },
} as const satisfies Record<string, Field>;

const imageEntry = z.union([
  IMAGE_FIELDS.path.schema,
  z.strictObject({
    path: IMAGE_FIELDS.path.schema,
    pixels: z.optional(IMAGE_FIELDS.pixels.schema),
  }),
]);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const modelId = z.string().check(z.minLength(1), z.maxLength(200));
const size = z.string().check(z.regex(/^(?:auto|[1-9]\d{0,5}x[1-9]\d{0,5})$/u));

/** The keys of an `outputs` entry. */
export const OUTPUT_FIELDS = {
  model: {
    schema: describe(modelId, 'Model id of this output, when it differs from the template’s.'),
    type: 'string',
    expected: 'a model id such as gpt-image-2',
  },
  quality: oneOf(
    QUALITIES,
    sentence('Rendering quality; which words a model knows depends on the model.'),
  ),
  size: {
    schema: describe(size, 'Picture size in pixels, WIDTHxHEIGHT, or auto.'),
    type: 'string',
    expected: 'WIDTHxHEIGHT in pixels, such as 1536x1024, or auto',
  },
} as const satisfies Record<string, Field>;

/** One declared variable: its default, or a default with examples. */
const variableDeclaration = z.union([
  scalar,
  z.null(),
  z.strictObject({
    default: z.optional(scalar),
    examples: z.optional(z.array(scalar)),
    description: z.optional(z.string()),
  }),
]);

/** Keys of a template header that describe the request, with the Images API’s names and meaning. */
export const REQUEST_FIELDS = {
  ...OUTPUT_FIELDS,
  operation: oneOf(
    ['generate', 'edit'],
    sentence('Images API call; edit as soon as images are given.'),
  ),
  n: integer(
    1,
    10,
    sentence('Images per request, 1 to 10. Inputs are billed again for each image.'),
  ),
  images: {
    schema: describe(
      z.union([imageEntry, z.array(imageEntry)]),
      'Reference images: paths or globs relative to the template, https: or data: addresses, or {path, pixels}.',
    ),
    type: ['string', 'list', 'map'],
    expected: 'a path, or a list of paths or of {path, pixels: WIDTHxHEIGHT}',
  },
  mask: {
    schema: describe(imageEntry, 'Mask image for an edit; applies to the first reference image.'),
    type: ['string', 'map'],
    expected: 'a path, or {path, pixels: WIDTHxHEIGHT}',
  },
  background: oneOf(['transparent', 'opaque', 'auto'], sentence('Background of the picture.')),
  output_format: oneOf(
    ['png', 'jpeg', 'webp', 'gif', 'svg'],
    sentence('File format of the picture.'),
  ),
  output_compression: integer(0, 100, sentence('Compression of jpeg and webp, 0 to 100.')),
  input_fidelity: oneOf(
    ['high', 'low'],
    sentence('Fidelity to reference images; gpt-image-1 and 1.5 only.'),
  ),
  moderation: oneOf(['low', 'auto'], sentence('Strictness of the content filter.')),
  partial_images: integer(
    0,
    3,
    sentence('Partial images streamed, 0 to 3; each adds 100 output tokens.'),
  ),
  batch: {
    schema: describe(z.boolean(), 'Sent through the Batch API, at half of every rate.'),
    type: 'boolean',
    expected: 'true or false',
  },
  api: oneOf(
    ['images', 'responses'],
    sentence('API that the request goes through: images, or responses.'),
  ),
  mainline_model: {
    schema: describe(
      modelId,
      'Text model that calls the image tool in the Responses API; its input is what is cached.',
    ),
    type: 'string',
    expected: 'a model id such as gpt-6.2-sol',
  },
  runs_per_month: integer(0, 100_000_000, sentence('How often the request is made, a month.')),
  attempts: {
    schema: describe(
      z.number().check(z.gte(1), z.lte(1_000)),
      'Images that are made until one is approved, 1 to 1,000; may be an average such as 2.5.',
    ),
    type: 'number',
    expected: 'a number from 1 to 1,000',
  },
  acceptance: {
    schema: describe(
      z.number().check(z.gte(0.001), z.lte(1)),
      'Share of the images made that is approved, 0.001 to 1; read when attempts is not set.',
    ),
    type: 'number',
    expected: 'a share from 0.001 to 1, such as 0.3',
  },
  max_attempts: integer(1, 1_000, sentence('Images after which an asset is given up, 1 to 1,000.')),
  fallbacks: {
    schema: describe(
      z.union([modelId, z.array(modelId).check(z.maxLength(8))]),
      'Models that the request goes to when the first one fails, in order; the dearest is the upper bound of the price.',
    ),
    type: ['string', 'list'],
    expected: 'a model id, or a list of at most 8',
  },
  tier: integer(
    1,
    5,
    sentence('Usage tier of the account, 1 to 5, which decides the rate limits.'),
  ),
} as const satisfies Record<string, Field>;

/** Every key of a template header that the engine reads. */
export const HEADER_FIELDS = {
  ...REQUEST_FIELDS,
  inputs: {
    schema: describe(
      z.record(z.string(), variableDeclaration),
      'Variables of the prompt: a default value each, or {default, examples}.',
    ),
    type: 'map',
    expected: 'a map of variable names to a default value or {default, examples}',
  },
  outputs: {
    schema: describe(
      z
        .array(
          z.strictObject({
            model: z.optional(OUTPUT_FIELDS.model.schema),
            quality: z.optional(OUTPUT_FIELDS.quality.schema),
            size: z.optional(OUTPUT_FIELDS.size.schema),
          }),
        )
        .check(z.minLength(1)),
      'The ways the template is used: a list of {quality, size, model}; each is priced.',
    ),
    type: 'list',
    expected: 'a list of {quality, size, model}',
  },
} as const satisfies Record<string, Field>;

/** Keys that other readers of the same files own; they are left alone. */
export const FOREIGN_KEYS: ReadonlySet<string> = new Set([
  // Documentation and API parameters that do not change the cost.
  'name',
  'title',
  'description',
  'version',
  'tags',
  'author',
  'authors',
  'metadata',
  'user',
  'stream',
  'complexity',
  // Google's dotprompt.
  'variant',
  'tools',
  'toolDefs',
  'config',
  'input',
  'output',
  'raw',
  'ext',
  'maxTurns',
  'toolChoice',
  'context',
  // VS Code's prompt files.
  'argument-hint',
  'agent',
  'mode',
]);

/** The word of `known` that `word` most probably stands for, or undefined when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word.length > 64) return undefined;
  const lower = word.toLowerCase();
  const candidate = closest(lower, [...known]);
  // In a short word a single other letter already makes a different word of it.
  const mostEdits =
    lower.length < 4 ? Math.min(1, lower.length - 1) : Math.max(2, Math.floor(lower.length / 3));
  return distance(lower, candidate) <= mostEdits ? candidate : undefined;
}

/** The keys of a header with a sentence each, for completion and documentation. */
export const HEADER_KEY_DOCS: readonly { readonly key: string; readonly description: string }[] =
  Object.entries(HEADER_FIELDS).map(([key, { schema }]) => ({
    key,
    description: z.globalRegistry.get(schema)?.description ?? '',
  }));

/** The words of every key that takes one of a few; numbers and truth values as they are written. */
export const HEADER_WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries<Field>(REQUEST_FIELDS).flatMap(([key, { words: allowed, type, range }]) => {
    if (allowed) return [[key, allowed] as const];
    if (type === 'boolean') return [[key, ['true', 'false']] as const];
    // Longer stretches of numbers are nothing to choose from.
    const [low = 0, high = Infinity] = range ?? [];
    return high - low >= 10
      ? []
      : [[key, Array.from({ length: high - low + 1 }, (_, at) => String(low + at))] as const];
  }),
);
