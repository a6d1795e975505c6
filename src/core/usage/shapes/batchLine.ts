import * as z from 'zod/mini';
import { sentence, words } from '../../text/wording.ts';
import { countsOf, openAiUsage } from '../openAiUsage.ts';
import {
  imagesIn,
  misfit,
  optionalText,
  optionalTime,
  text,
  timeOf,
  type UsageShape,
} from './shape.ts';

const schema = z.looseObject({
  custom_id: z.string(),
  id: optionalText,
  response: z.nullable(
    z.looseObject({
      status_code: z.int(),
      request_id: optionalText,
      body: z.optional(z.unknown()),
    }),
  ),
});
const body = z.looseObject({
  usage: openAiUsage,
  data: z.optional(z.nullable(z.array(z.unknown()))),
  created: optionalTime,
  model: optionalText,
  quality: optionalText,
  size: optionalText,
});

/** A line of a Batch output file; a failed request is not billed. Source: OpenAI Batch API reference (official). */
export const batchLine: UsageShape = {
  name: sentence('Batch output line'),
  fits: ({ custom_id: id, response }) => typeof id === 'string' && response !== undefined,
  read(entry) {
    const parsed = schema.safeParse(entry);
    if (!parsed.success) return misfit(batchLine.name, parsed.error);
    const { id, response } = parsed.data;
    if (response === null || response.status_code >= 400) return { kind: 'nothing' };
    const answer = body.safeParse(response.body);
    if (!answer.success) {
      return { kind: 'unknown', reason: words('the Batch line carries no usage of an image') };
    }
    const { usage, data, created, model, quality, size } = answer.data;
    return {
      kind: 'record',
      record: {
        id: text(response.request_id) ?? text(id),
        time: timeOf(created),
        model: text(model),
        quality: text(quality),
        size: text(size),
        images: imagesIn(data),
        batch: true,
        counts: countsOf(usage),
      },
    };
  },
};
