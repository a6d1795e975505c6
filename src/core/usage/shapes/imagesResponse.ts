import * as z from 'zod/mini';
import { countsOf, openAiUsage } from '../openAiUsage.ts';
import { optionalText, optionalTime, text, timeOf, type UsageShape } from './shape.ts';

const schema = z.looseObject({
  created: optionalTime,
  data: z.array(z.unknown()),
  usage: openAiUsage,
  quality: optionalText,
  size: optionalText,
});

/** A response of the Images API, which names no model. Source: OpenAI OpenAPI specification (official). */
export const imagesResponse: UsageShape = {
  name: 'Images API response',
  read(entry) {
    const parsed = schema.safeParse(entry);
    if (!parsed.success) return undefined;
    const { created, data, usage, quality, size } = parsed.data;
    return {
      kind: 'record',
      record: {
        time: timeOf(created),
        quality: text(quality),
        size: text(size),
        images: data.length > 0 ? data.length : undefined,
        batch: false,
        counts: countsOf(usage),
      },
    };
  },
};
