import * as z from 'zod/mini';
import { sentence, words } from '../../text/wording.ts';
import { countsOf, openAiUsage } from '../openAiUsage.ts';
import { misfit, optionalText, optionalTime, text, timeOf, type UsageShape } from './shape.ts';

const imageCall = z.looseObject({
  type: z.literal('image_generation_call'),
  quality: optionalText,
  size: optionalText,
});
const schema = z.looseObject({
  object: z.literal('response'),
  id: optionalText,
  created_at: optionalTime,
  output: z.optional(z.array(z.unknown())),
  tools: z.optional(z.array(z.unknown())),
  tool_usage: z.optional(z.nullable(z.looseObject({ image_gen: z.optional(openAiUsage) }))),
});
const imageTool = z.looseObject({ type: z.literal('image_generation'), model: z.string() });

/**
 * A response of the Responses API whose `tool_usage.image_gen` carries the bill of the image; the text model's
 * own usage is not part of it. Source: seen in real responses (sub2api issue 1999), absent from the specification.
 */
export const responsesApi: UsageShape = {
  name: sentence('Responses API response'),
  fits: ({ object }) => object === 'response',
  read(entry) {
    const parsed = schema.safeParse(entry);
    if (!parsed.success) return misfit(responsesApi.name, parsed.error);
    const { id, created_at: time, output = [], tools = [], tool_usage: bills } = parsed.data;
    const usage = bills?.image_gen;
    const call = output.map((item) => imageCall.safeParse(item)).find(({ success }) => success);
    const tool = tools.map((item) => imageTool.safeParse(item)).find(({ success }) => success);
    const calls = output.filter((item) => imageCall.safeParse(item).success).length;
    if (usage === undefined) {
      return calls === 0
        ? { kind: 'nothing' }
        : {
            kind: 'unknown',
            reason: words('the response made an image, but has no tool_usage.image_gen'),
          };
    }
    return {
      kind: 'record',
      record: {
        id: text(id),
        time: timeOf(time),
        model: tool?.data?.model,
        quality: text(call?.data?.quality),
        size: text(call?.data?.size),
        operation: 'responses',
        images: calls > 1 ? calls : undefined,
        batch: false,
        counts: countsOf(usage),
      },
    };
  },
};
