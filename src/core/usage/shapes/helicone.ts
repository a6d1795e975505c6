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
  unpacked,
  type UsageShape,
} from './shape.ts';

const number = z.optional(z.nullable(z.union([z.number(), z.string()])));
const schema = z.looseObject({
  request_id: optionalText,
  response_id: optionalText,
  request_created_at: optionalTime,
  response_created_at: optionalTime,
  request_model: optionalText,
  response_model: optionalText,
  model: optionalText,
  request_path: optionalText,
  request_user_id: optionalText,
  response_status: number,
  request_body: z.optional(z.unknown()),
  response_body: z.optional(z.unknown()),
  prompt_tokens: number,
  completion_tokens: number,
});
const requestBody = z.looseObject({ size: optionalText, quality: optionalText });
const responseBody = z.looseObject({
  usage: openAiUsage,
  data: z.optional(z.nullable(z.array(z.unknown()))),
  size: optionalText,
  quality: optionalText,
});

/**
 * A request as Helicone exports it, as JSON or as a row of CSV, in which bodies are JSON. Its own token fields
 * merge text and image, so they are enough only where both sides are one kind: a generation is text in and image
 * out. Source: Helicone REST API, POST /v1/request/query-clickhouse; helicone/export.
 */
export const helicone: UsageShape = {
  name: sentence('Helicone request'),
  fits: ({ request_created_at: asked, response_created_at: answered, response_status: status }) =>
    (asked !== undefined || answered !== undefined) && status !== undefined,
  read(entry) {
    const parsed = schema.safeParse(entry);
    if (!parsed.success) return misfit(helicone.name, parsed.error);
    const row = parsed.data;
    if (Number(row.response_status) >= 400) return { kind: 'nothing' };
    const path = row.request_path ?? '';
    const asked = requestBody.safeParse(unpacked(row.request_body));
    const answered = responseBody.safeParse(unpacked(row.response_body));
    const usage = answered.success
      ? answered.data.usage
      : path.includes('/images/generations')
        ? mergedUsage(row)
        : undefined;
    if (usage === undefined) {
      return {
        kind: 'unknown',
        reason: words(
          'the Helicone request has no response_body with usage by kind of token; export it with bodies',
        ),
      };
    }
    return {
      kind: 'record',
      record: {
        id: text(row.request_id) ?? text(row.response_id),
        time: timeOf(row.request_created_at ?? row.response_created_at),
        model: text(row.response_model) ?? text(row.request_model) ?? text(row.model),
        operation: path.includes('/edits') ? 'edit' : path === '' ? undefined : 'generate',
        quality: text(answered.data?.quality) ?? text(asked.data?.quality),
        size: text(answered.data?.size) ?? text(asked.data?.size),
        user: text(row.request_user_id),
        images: imagesIn(answered.data?.data),
        batch: false,
        counts: countsOf(usage),
      },
    };
  },
};

function mergedUsage({
  prompt_tokens: input,
  completion_tokens: output,
}: z.infer<typeof schema>): z.infer<typeof openAiUsage> | undefined {
  const merged = { input_tokens: numberOf(input), output_tokens: numberOf(output) };
  return openAiUsage.safeParse(merged).data;
}

function numberOf(value: string | number | null | undefined): number | undefined {
  return value === null || value === undefined || value === '' ? undefined : Number(value);
}
