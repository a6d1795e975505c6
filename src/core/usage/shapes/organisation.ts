import * as z from 'zod/mini';
import { sentence } from '../../text/wording.ts';
import { optionalTokens } from '../openAiUsage.ts';
import { toNano } from '../../pricing/money.ts';
import type { RecordReading, StatedUsage } from '../usageRecord.ts';
import { isEntry, misfit, optionalText, text, timeOf, type UsageShape } from './shape.ts';

const count = z.int().check(z.gte(0));
const images = z.looseObject({
  object: z.literal('organization.usage.images.result'),
  images: count,
  num_model_requests: count,
  model: optionalText,
  user_id: optionalText,
});
const completions = z.looseObject({
  object: z.literal('organization.usage.completions.result'),
  num_model_requests: count,
  model: optionalText,
  user_id: optionalText,
  batch: z.optional(z.nullable(z.boolean())),
  input_text_tokens: optionalTokens,
  input_cached_text_tokens: optionalTokens,
  input_image_tokens: optionalTokens,
  input_cached_image_tokens: optionalTokens,
  output_text_tokens: optionalTokens,
  output_image_tokens: optionalTokens,
});
const costs = z.looseObject({
  object: z.literal('organization.costs.result'),
  // Some exports write the value as a text.
  amount: z.looseObject({ value: z.coerce.number(), currency: z.string() }),
  line_item: optionalText,
});
const result = z.discriminatedUnion('object', [images, completions, costs]);
type Result = z.infer<typeof result>;
/** What results are grouped by, besides the model or line item. */
const GROUPS = ['user_id', 'project_id', 'api_key_id', 'size', 'source', 'batch', 'service_tier'];

const bucket = z.looseObject({
  start_time: z.number(),
  end_time: z.optional(z.nullable(z.number())),
  results: z.array(z.unknown()),
});
const page = z.looseObject({ data: z.array(bucket) });

/**
 * Usage and costs of an organisation, as its admin endpoints give them in pages of buckets. They are of the same
 * calls that logs hold. Source: OpenAI API reference (official), by which input_text_tokens and input_image_tokens
 * are without the cached ones.
 */
export const organisation: UsageShape = {
  name: sentence('organisation export'),
  fits: ({ object, data, results }) =>
    (object === 'page' && Array.isArray(data)) || (object === 'bucket' && Array.isArray(results)),
  read(entry) {
    const parsed = page.safeParse(entry['object'] === 'page' ? entry : { data: [entry] });
    if (!parsed.success) return misfit(organisation.name, parsed.error);
    const readings = parsed.data.data.flatMap(({ start_time: start, end_time: end, results }) =>
      results.map((item) => readResult(item, start, end ?? start)),
    );
    return { kind: 'several', readings };
  },
};

function readResult(item: unknown, start: number, end: number): RecordReading {
  const object = isEntry(item) ? item['object'] : undefined;
  // Other endpoints give the same pages, of calls that make no images.
  if (typeof object === 'string' && !/\.(?:images|completions|costs)\./u.test(object)) {
    return { kind: 'nothing' };
  }
  const parsed = result.safeParse(item);
  if (!parsed.success) return misfit(organisation.name, parsed.error);
  const day = timeOf(start)?.slice(0, 10);
  const stated = day === undefined ? undefined : statedBy(parsed.data, day);
  if (stated === undefined) return { kind: 'nothing' };
  const groups = GROUPS.map((group) => parsed.data[group] ?? null);
  // The same bucket says the same, however often it is exported.
  const name = JSON.stringify([parsed.data.object, start, end, stated.of ?? null, ...groups]);
  return { kind: 'stated', stated: { ...stated, name } };
}

function statedBy(data: Result, day: string): Omit<StatedUsage, 'name'> | undefined {
  switch (data.object) {
    case 'organization.usage.images.result':
      return {
        kind: 'counts',
        day,
        of: text(data.model),
        user: text(data.user_id),
        batch: false,
        requests: data.num_model_requests,
        images: data.images,
      };
    case 'organization.usage.completions.result': {
      const { output_image_tokens: imageOutput } = data;
      // Calls of text models.
      if (!imageOutput) return undefined;
      return {
        kind: 'tokens',
        day,
        of: text(data.model),
        user: text(data.user_id),
        batch: data.batch ?? false,
        requests: data.num_model_requests,
        images: data.num_model_requests,
        counts: {
          textInput: data.input_text_tokens ?? 0,
          cachedTextInput: data.input_cached_text_tokens ?? 0,
          imageInput: data.input_image_tokens ?? 0,
          cachedImageInput: data.input_cached_image_tokens ?? 0,
          imageOutput,
          textOutput: data.output_text_tokens ?? 0,
        },
      };
    }
    case 'organization.costs.result':
      if (data.amount.currency.toLowerCase() !== 'usd') return undefined;
      return {
        kind: 'cost',
        day,
        of: text(data.line_item),
        batch: false,
        requests: 0,
        images: 0,
        nanoUsd: toNano(data.amount.value),
      };
  }
}
