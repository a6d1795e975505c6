import * as z from 'zod/mini';
import { sentence, words } from '../../text/wording.ts';
import { countsOf, openAiUsage } from '../openAiUsage.ts';
import type { RecordReading } from '../usageRecord.ts';
import { misfit, timeOf, type UsageShape } from './shape.ts';

const value = z.looseObject({
  stringValue: z.optional(z.string()),
  intValue: z.optional(z.union([z.string(), z.number()])),
  doubleValue: z.optional(z.number()),
});
const span = z.looseObject({
  traceId: z.optional(z.string()),
  spanId: z.optional(z.string()),
  name: z.optional(z.string()),
  startTimeUnixNano: z.optional(z.union([z.string(), z.number()])),
  attributes: z.optional(z.array(z.looseObject({ key: z.string(), value }))),
});
const schema = z.looseObject({
  resourceSpans: z.array(
    z.looseObject({
      scopeSpans: z.optional(z.array(z.looseObject({ spans: z.optional(z.array(span)) }))),
    }),
  ),
});

/**
 * Spans of OpenTelemetry in OTLP JSON, by the semantic conventions for generative AI. These have no attribute for
 * image tokens, so only spans that make images are read, with text in and image out; edits, whose input is both,
 * are not guessed. Source: OpenTelemetry semantic conventions (gen_ai.*), opentelemetry-proto.
 */
export const otelSpans: UsageShape = {
  name: sentence('OpenTelemetry export'),
  fits: ({ resourceSpans }) => Array.isArray(resourceSpans),
  read(entry) {
    const parsed = schema.safeParse(entry);
    if (!parsed.success) return misfit(otelSpans.name, parsed.error);
    const spans = parsed.data.resourceSpans.flatMap(({ scopeSpans = [] }) =>
      scopeSpans.flatMap(({ spans: inner = [] }) => inner),
    );
    const readings = spans.map(readSpan).filter(({ kind }) => kind !== 'nothing');
    const [only] = readings;
    if (only === undefined) return { kind: 'nothing' };
    return readings.length === 1 ? only : { kind: 'several', readings };
  },
};

function readSpan({ attributes = [], ...told }: z.infer<typeof span>): RecordReading {
  const all = new Map(attributes.map((attribute) => [attribute.key, attribute.value]));
  const textOf = (key: string): string | undefined => all.get(key)?.stringValue;
  const numberOf = (key: string): number | undefined => {
    const { intValue, doubleValue } = all.get(key) ?? {};
    return intValue === undefined ? doubleValue : Number(intValue);
  };
  const model = textOf('gen_ai.response.model') ?? textOf('gen_ai.request.model');
  const makesImages =
    textOf('gen_ai.output.type') === 'image' || (model ?? '').includes('gpt-image');
  if (!makesImages) return { kind: 'nothing' };
  const cached = numberOf('gen_ai.usage.cache_read.input_tokens');
  const usage = openAiUsage.safeParse({
    input_tokens: numberOf('gen_ai.usage.input_tokens'),
    output_tokens: numberOf('gen_ai.usage.output_tokens'),
    ...(cached === undefined ? {} : { input_tokens_details: { cached_tokens: cached } }),
  });
  if (!usage.success) {
    return {
      kind: 'unknown',
      reason: words('the span makes an image, but has no gen_ai.usage tokens'),
    };
  }
  const operation = textOf('gen_ai.operation.name');
  if (/edit/iu.test(`${operation ?? ''} ${told.name ?? ''}`)) {
    return {
      kind: 'unknown',
      reason: words('the span edits an image, and does not tell text from image input tokens'),
    };
  }
  const nano = Number(told.startTimeUnixNano ?? 0);
  const spanName = told.spanId === undefined ? undefined : `${told.traceId ?? ''}:${told.spanId}`;
  return {
    kind: 'record',
    record: {
      id: textOf('gen_ai.response.id') ?? spanName,
      time: timeOf(nano / 1_000_000),
      model,
      operation,
      template: textOf('gen_ai.prompt.name'),
      user: textOf('user.id') ?? textOf('enduser.id'),
      batch: false,
      counts: countsOf(usage.data),
    },
  };
}
