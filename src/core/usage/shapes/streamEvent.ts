import * as z from 'zod/mini';
import { sentence, words } from '../../text/wording.ts';
import { countsOf, openAiUsage } from '../openAiUsage.ts';
import { misfit, optionalText, optionalTime, text, timeOf, type UsageShape } from './shape.ts';

const schema = z.looseObject({
  type: z.string().check(z.regex(/^image_(?:generation|edit)\.(?:completed|partial_image)$/u)),
  usage: z.optional(z.nullable(openAiUsage)),
  created_at: optionalTime,
  quality: optionalText,
  size: optionalText,
});

/** An event of a streamed image; only the last one carries the bill. Source: OpenAI specification (official). */
export const streamEvent: UsageShape = {
  name: sentence('Images API event'),
  fits: ({ type }) =>
    typeof type === 'string' &&
    (type.startsWith('image_generation.') || type.startsWith('image_edit.')),
  read(entry) {
    const parsed = schema.safeParse(entry);
    if (!parsed.success) return misfit(streamEvent.name, parsed.error);
    const { type, usage, created_at: time, quality, size } = parsed.data;
    if (type.endsWith('.partial_image')) return { kind: 'nothing' };
    if (!usage) return { kind: 'unknown', reason: words('the completed event carries no usage') };
    return {
      kind: 'record',
      record: {
        time: timeOf(time),
        quality: text(quality),
        size: text(size),
        batch: false,
        counts: countsOf(usage),
      },
    };
  },
};
