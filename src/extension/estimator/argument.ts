import * as z from 'zod/mini';

const schema = z.object({
  ending: z.optional(z.enum(['show', 'copy', 'insert', 'save', 'compare'])),
  output: z.optional(z.union([z.literal('all'), z.int().check(z.gte(1))])),
  references: z.optional(z.array(z.string())),
});

/**
 * What a key binding asks for, such as `{ "output": "all", "ending": "copy" }`: where each of these steps starts.
 * Outputs count from 1, references are addresses of picture files.
 */
export type EstimateArgument = z.infer<typeof schema>;

/** Reads the argument of the command; nothing is asked for by anything that is none. */
export function readArgument(argument: unknown): EstimateArgument {
  const read = schema.safeParse(argument);
  return read.success ? read.data : {};
}
