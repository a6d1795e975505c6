import * as z from 'zod/mini';
import { sentence } from '../../text/wording.ts';
import { countsOf, openAiUsage } from '../openAiUsage.ts';
import {
  imagesIn,
  isEntry,
  misfit,
  optionalText,
  optionalTime,
  text,
  timeOf,
  type UsageShape,
} from './shape.ts';

const schema = z.looseObject({
  created: optionalTime,
  data: z.optional(z.nullable(z.array(z.unknown()))),
  usage: openAiUsage,
  quality: optionalText,
  size: optionalText,
});

/** A response of the Images API, which names no model. Source: OpenAI OpenAPI specification (official). */
export const imagesResponse: UsageShape = {
  name: sentence('Images API response'),
  // Whoever logs responses often leaves the pictures out, which are most of their bytes.
  fits: ({ created, data, usage }) =>
    isEntry(usage) && (Array.isArray(data) || (typeof created === 'number' && data === undefined)),
  read(entry) {
    const parsed = schema.safeParse(entry);
    if (!parsed.success) return misfit(imagesResponse.name, parsed.error);
    const { created, data, usage, quality, size } = parsed.data;
    return {
      kind: 'record',
      record: {
        time: timeOf(created),
        quality: text(quality),
        size: text(size),
        images: imagesIn(data),
        batch: false,
        counts: countsOf(usage),
      },
    };
  },
};
