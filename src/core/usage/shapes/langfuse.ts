import * as z from 'zod/mini';
import { countsOf, optionalTokens } from '../openAiUsage.ts';
import { optionalText, optionalTime, text, timeOf, type UsageShape } from './shape.ts';

const details = z.looseObject({
  input: optionalTokens,
  output: optionalTokens,
  input_text_tokens: optionalTokens,
  input_image_tokens: optionalTokens,
  input_cached_tokens: optionalTokens,
  output_text_tokens: optionalTokens,
  output_image_tokens: optionalTokens,
});
const common = { id: optionalText, model: optionalText };
const schema = z.union([
  z.looseObject({ ...common, startTime: optionalTime, usageDetails: details }),
  z.pipe(
    z.looseObject({
      id: optionalText,
      provided_model_name: optionalText,
      start_time: optionalTime,
      usage_details: details,
    }),
    z.transform((row) => ({
      id: row.id,
      model: row.provided_model_name,
      startTime: row.start_time,
      usageDetails: row.usage_details,
    })),
  ),
]);

/**
 * An observation of Langfuse, as its API or its table has it. Langfuse takes the details off `input` and
 * `output`, so both are what is left over. Source: Langfuse (langfuse/langfuse 6275144, 2026-08-22).
 */
export const langfuse: UsageShape = {
  name: 'Langfuse observation',
  read(entry) {
    const parsed = schema.safeParse(entry);
    if (!parsed.success) return undefined;
    const { id, model, startTime, usageDetails } = parsed.data;
    if (typeof usageDetails.output_image_tokens !== 'number') {
      return { kind: 'unknown', reason: 'the Langfuse observation has no output_image_tokens' };
    }
    return {
      kind: 'record',
      record: {
        id: text(id),
        time: timeOf(startTime),
        model: text(model),
        batch: false,
        counts: countsOf(wholeUsage(usageDetails)),
      },
    };
  },
};

function wholeUsage(usage: z.infer<typeof details>): Parameters<typeof countsOf>[0] {
  const image = usage.input_image_tokens ?? 0;
  const cached = usage.input_cached_tokens ?? 0;
  // Cached tokens are part of the text and image tokens where those are told, and apart where they are not.
  const text = (usage.input ?? 0) + (usage.input_text_tokens ?? cached);
  const imageOut = usage.output_image_tokens ?? 0;
  const textOut = (usage.output ?? 0) + (usage.output_text_tokens ?? 0);
  return {
    input_tokens: text + image,
    input_tokens_details: { text_tokens: text, image_tokens: image, cached_tokens: cached },
    output_tokens: imageOut + textOut,
    output_tokens_details: { text_tokens: textOut, image_tokens: imageOut },
  };
}
