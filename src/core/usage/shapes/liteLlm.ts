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
  call_type: z.string(),
  id: optionalText,
  model: optionalText,
  startTime: optionalTime,
  end_user: optionalText,
  status: optionalText,
  response: z.optional(z.unknown()),
});
const response = z.looseObject({
  usage: openAiUsage,
  data: z.optional(z.nullable(z.array(z.unknown()))),
  quality: optionalText,
  size: optionalText,
});

/**
 * LiteLLM's StandardLoggingPayload. Its own token fields merge text and image, so the bill is read from
 * `response.usage`. Source: docs.litellm.ai/docs/proxy/logging_spec.
 */
export const liteLlm: UsageShape = {
  name: sentence('LiteLLM payload'),
  fits: ({ call_type: type }) => typeof type === 'string' && type.includes('image'),
  read(entry) {
    const parsed = schema.safeParse(entry);
    if (!parsed.success) return misfit(liteLlm.name, parsed.error);
    const payload = parsed.data;
    if (payload.status === 'failure') return { kind: 'nothing' };
    const answer = response.safeParse(payload.response);
    if (!answer.success) {
      return {
        kind: 'unknown',
        reason: words('the LiteLLM payload has no response.usage by kind of token'),
      };
    }
    return {
      kind: 'record',
      record: {
        id: text(payload.id),
        time: timeOf(payload.startTime),
        model: text(payload.model),
        operation: payload.call_type.includes('edit') ? 'edit' : 'generate',
        user: text(payload.end_user),
        quality: text(answer.data.quality),
        size: text(answer.data.size),
        images: imagesIn(answer.data.data),
        batch: false,
        counts: countsOf(answer.data.usage),
      },
    };
  },
};
