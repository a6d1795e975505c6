import * as z from 'zod/mini';
import { MOST_TOKENS } from '../pricing/money.ts';
import type { UsageCounts } from '../pricing/priceUsage.ts';

const tokens = z.int().check(z.gte(0), z.lte(MOST_TOKENS));
/** A number of tokens that a log may leave out. */
export const optionalTokens = z.optional(z.nullable(tokens));

/**
 * The usage object of the Images API, and of `tool_usage.image_gen` in the Responses API. The details of the
 * output are often missing. Source: OpenAI OpenAPI specification; litellm issue 31142, sub2api issue 3222.
 */
export const openAiUsage = z.looseObject({
  input_tokens: tokens,
  output_tokens: tokens,
  input_tokens_details: z.optional(
    z.nullable(
      z.looseObject({
        text_tokens: optionalTokens,
        image_tokens: optionalTokens,
        cached_tokens: optionalTokens,
      }),
    ),
  ),
  output_tokens_details: z.optional(
    z.nullable(z.looseObject({ text_tokens: optionalTokens, image_tokens: optionalTokens })),
  ),
});

/**
 * The tokens of a usage object by their price. Without details, the input counts as text and the output as
 * image. Cached tokens are taken from the text first, as prompts begin with it.
 */
export function countsOf(usage: z.infer<typeof openAiUsage>): UsageCounts {
  const { input_tokens_details: input, output_tokens_details: output } = usage;
  const imageIn = input?.image_tokens ?? 0;
  const textIn = input?.text_tokens ?? Math.max(0, usage.input_tokens - imageIn);
  const cached = Math.min(input?.cached_tokens ?? 0, textIn + imageIn);
  const cachedText = Math.min(cached, textIn);
  const cachedImage = cached - cachedText;
  const textOut = output?.text_tokens ?? 0;
  const imageOut = output?.image_tokens ?? Math.max(0, usage.output_tokens - textOut);
  return {
    textInput: textIn - cachedText,
    cachedTextInput: cachedText,
    imageInput: imageIn - cachedImage,
    cachedImageInput: cachedImage,
    imageOutput: imageOut,
    textOutput: textOut,
  };
}

const DETAILS = ['text_tokens', 'image_tokens', 'cached_tokens'];

/** Whether a usage object fits the schema, told quickly; false where that is not certain. */
export function isUsualUsage(value: unknown): value is z.infer<typeof openAiUsage> {
  if (typeof value !== 'object' || value === null) return false;
  const usage = value as Readonly<Record<string, unknown>>;
  return (
    isTokens(usage['input_tokens']) &&
    isTokens(usage['output_tokens']) &&
    isUsualDetails(usage['input_tokens_details']) &&
    isUsualDetails(usage['output_tokens_details'])
  );
}

function isUsualDetails(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== 'object' || value === null) return false;
  const details = value as Readonly<Record<string, unknown>>;
  return DETAILS.every((key) => details[key] === undefined || isTokens(details[key]));
}

function isTokens(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_TOKENS;
}
