import * as z from 'zod/mini';
import { sentence } from '../../text/wording.ts';
import { countsOf, isUsualUsage, openAiUsage } from '../openAiUsage.ts';
import type { RecordReading } from '../usageRecord.ts';
import {
  isEntry,
  misfit,
  optionalText,
  optionalTime,
  text,
  timeOf,
  type LogEntry,
  type UsageShape,
} from './shape.ts';

/** Most pictures that one call makes; far above what any API allows. */
const MOST_IMAGES = 1_000;

/** The line that `docs/usage-log.md` describes. */
export const ownLineSchema = z.looseObject({
  model: z.string(),
  usage: openAiUsage,
  time: optionalTime,
  id: optionalText,
  operation: optionalText,
  quality: optionalText,
  size: optionalText,
  template: optionalText,
  user: optionalText,
  asset: optionalText,
  attempt: z.optional(z.nullable(z.int().check(z.gte(1)))),
  images: z.optional(z.nullable(z.int().check(z.gte(1), z.lte(MOST_IMAGES)))),
  accepted: z.optional(z.nullable(z.boolean())),
  batch: z.optional(z.nullable(z.boolean())),
});

/** The line that `docs/usage-log.md` describes. */
export const ownLine: UsageShape = {
  name: sentence('usage line'),
  fits: ({ model, usage }) => typeof model === 'string' && isEntry(usage),
  read(entry) {
    if (isUsual(entry)) return recordOf(entry);
    const parsed = ownLineSchema.safeParse(entry);
    return parsed.success ? recordOf(parsed.data) : misfit(ownLine.name, parsed.error);
  },
};

function recordOf(line: z.infer<typeof ownLineSchema>): RecordReading {
  return {
    kind: 'record',
    record: {
      time: timeOf(line.time),
      model: line.model,
      operation: text(line.operation),
      quality: text(line.quality),
      size: text(line.size),
      template: text(line.template),
      user: text(line.user),
      asset: text(line.asset),
      attempt: line.attempt ?? undefined,
      images: line.images ?? undefined,
      accepted: line.accepted ?? undefined,
      id: text(line.id),
      batch: line.batch ?? false,
      counts: countsOf(line.usage),
    },
  };
}

const TEXTS = ['time', 'id', 'operation', 'quality', 'size', 'template', 'user', 'asset'];

/**
 * Whether a line is as most lines are, told without the schema, which takes several times as long; what is not
 * usual is left to the schema.
 */
function isUsual(entry: LogEntry): entry is z.infer<typeof ownLineSchema> {
  const { usage, attempt, images, accepted, batch } = entry;
  return (
    isUsualUsage(usage) &&
    attempt === undefined &&
    images === undefined &&
    batch === undefined &&
    (accepted === undefined || typeof accepted === 'boolean') &&
    typeof entry['model'] === 'string' &&
    TEXTS.every((key) => entry[key] === undefined || typeof entry[key] === 'string')
  );
}
