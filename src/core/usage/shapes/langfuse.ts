import * as z from 'zod/mini';
import { sentence, words } from '../../text/wording.ts';
import { countsOf, optionalTokens } from '../openAiUsage.ts';
import {
  misfit,
  optionalText,
  optionalTime,
  text,
  timeOf,
  unpacked,
  type LogEntry,
  type UsageShape,
} from './shape.ts';

const details = z.looseObject({
  input: optionalTokens,
  output: optionalTokens,
  input_text_tokens: optionalTokens,
  input_image_tokens: optionalTokens,
  input_cached_tokens: optionalTokens,
  output_text_tokens: optionalTokens,
  output_image_tokens: optionalTokens,
});
const schema = z.looseObject({
  id: optionalText,
  model: optionalText,
  provided_model_name: optionalText,
  startTime: optionalTime,
  start_time: optionalTime,
  userId: optionalText,
  user_id: optionalText,
  promptName: optionalText,
  prompt_name: optionalText,
});

/**
 * An observation of Langfuse, as its API, its table, or an export of either has it; in CSV the details are JSON.
 * Langfuse takes the details off `input` and `output`, so both are what is left over. Source: Langfuse
 * (langfuse/langfuse 6275144, 2026-08-22; langfuse.com/docs, field reference of exports).
 */
export const langfuse: UsageShape = {
  name: sentence('Langfuse observation'),
  fits: (entry) => detailsOf(entry) !== undefined,
  read(entry) {
    const parsed = schema.safeParse(entry);
    if (!parsed.success) return misfit(langfuse.name, parsed.error);
    const usage = details.safeParse(unpacked(detailsOf(entry)));
    if (!usage.success) return misfit(langfuse.name, usage.error);
    if (typeof usage.data.output_image_tokens !== 'number') {
      return {
        kind: 'unknown',
        reason: words('the Langfuse observation has no output_image_tokens'),
      };
    }
    const row = parsed.data;
    return {
      kind: 'record',
      record: {
        id: text(row.id),
        time: timeOf(row.startTime ?? row.start_time),
        model: text(row.model) ?? text(row.provided_model_name),
        template: text(row.promptName) ?? text(row.prompt_name),
        user: text(row.userId) ?? text(row.user_id),
        batch: false,
        counts: countsOf(wholeUsage(usage.data)),
      },
    };
  },
};

function detailsOf({ usageDetails, usage_details: snake }: LogEntry): unknown {
  return usageDetails ?? snake;
}

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
