import * as z from 'zod/mini';
import { countsOf, openAiUsage } from '../openAiUsage.ts';
import { optionalText, optionalTime, text, timeOf, type UsageShape } from './shape.ts';

/** Most pictures that one call makes; far above what any API allows. */
const MOST_IMAGES = 1_000;
const schema = z.looseObject({
  model: z.string(),
  usage: openAiUsage,
  time: optionalTime,
  id: optionalText,
  operation: optionalText,
  quality: optionalText,
  size: optionalText,
  template: optionalText,
  user: optionalText,
  asset: optionalText,
  attempt: z.optional(z.nullable(z.int().check(z.gte(1)))),
  images: z.optional(z.nullable(z.int().check(z.gte(1), z.lte(MOST_IMAGES)))),
  accepted: z.optional(z.nullable(z.boolean())),
  batch: z.optional(z.nullable(z.boolean())),
});

/** The line that `docs/usage-log.md` describes. */
export const ownLine: UsageShape = {
  name: 'usage line',
  read(entry) {
    const parsed = schema.safeParse(entry);
    if (!parsed.success) return undefined;
    const line = parsed.data;
    return {
      kind: 'record',
      record: {
        time: timeOf(line.time),
        model: line.model,
        operation: text(line.operation),
        quality: text(line.quality),
        size: text(line.size),
        template: text(line.template),
        user: text(line.user),
        asset: text(line.asset),
        attempt: line.attempt ?? undefined,
        images: line.images ?? undefined,
        accepted: line.accepted ?? undefined,
        id: text(line.id),
        batch: line.batch ?? false,
        counts: countsOf(line.usage),
      },
    };
  },
};
