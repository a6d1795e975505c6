import * as z from 'zod/mini';
import { countsOf, openAiUsage } from '../openAiUsage.ts';
import { optionalText, optionalTime, text, timeOf, type UsageShape } from './shape.ts';

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
  tool_usage: z.looseObject({ image_gen: openAiUsage }),
});
const imageTool = z.looseObject({ type: z.literal('image_generation'), model: z.string() });

/**
 * A response of the Responses API whose `tool_usage.image_gen` carries the bill of the image; the text model's
 * own usage is not part of it. Source: seen in real responses (sub2api issue 1999), absent from the specification.
 */
export const responsesApi: UsageShape = {
  name: 'Responses API response',
  read(entry) {
    const parsed = schema.safeParse(entry);
    if (!parsed.success) return undefined;
    const { id, created_at: time, output = [], tools = [], tool_usage: usage } = parsed.data;
    const call = output.map((item) => imageCall.safeParse(item)).find(({ success }) => success);
    const tool = tools.map((item) => imageTool.safeParse(item)).find(({ success }) => success);
    return {
      kind: 'record',
      record: {
        id: text(id),
        time: timeOf(time),
        model: tool?.data?.model,
        quality: text(call?.data?.quality),
        size: text(call?.data?.size),
        batch: false,
        counts: countsOf(usage.image_gen),
      },
    };
  },
};
