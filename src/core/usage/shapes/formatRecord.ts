import type { UsageRecord } from '../usageRecord.ts';

/** The line that `docs/usage-log.md` describes for a record, without its line end; it is read as the same record. */
export function formatRecord(record: UsageRecord): string {
  const { batch, counts, ...told } = record;
  const { textInput = 0, cachedTextInput = 0, imageInput = 0, cachedImageInput = 0 } = counts;
  const { imageOutput = 0, textOutput = 0 } = counts;
  const text = textInput + cachedTextInput;
  const image = imageInput + cachedImageInput;
  const cached = cachedTextInput + cachedImageInput;
  const { time, id, model, operation, ...rest } = told;
  return JSON.stringify({
    time,
    id,
    model,
    operation,
    ...rest,
    ...(batch ? { batch } : {}),
    usage: {
      input_tokens: text + image,
      input_tokens_details: {
        text_tokens: text,
        image_tokens: image,
        ...(cached === 0 ? {} : { cached_tokens: cached }),
      },
      output_tokens: imageOutput + textOutput,
      output_tokens_details: { text_tokens: textOutput, image_tokens: imageOutput },
    },
  });
}
