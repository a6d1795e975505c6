import * as z from 'zod/mini';
import { sentence, words } from '../../text/wording.ts';
import type { Judgement } from '../usageRecord.ts';
import { timeOf, type UsageShape } from './shape.ts';

const name = z.string().check(z.minLength(1));
const schema = z.looseObject({
  time: z.union([z.string(), z.number()]),
  id: z.optional(name),
  asset: z.optional(name),
  accepted: z.boolean(),
});

/** A line that says later whether a call or an asset was approved; `docs/usage-log.md` describes it. */
export const judgementLine: UsageShape = {
  name: sentence('judgement line'),
  fits: ({ accepted, usage, model }) =>
    typeof accepted === 'boolean' && usage === undefined && model === undefined,
  read(entry) {
    const parsed = schema.safeParse(entry);
    const of = parsed.success ? subjectOf(parsed.data) : undefined;
    if (!parsed.success || of === undefined) {
      const reason = words(
        'looks like a judgement line, but needs a time, and either an id or an asset',
      );
      return { kind: 'unknown', reason };
    }
    const { accepted, time } = parsed.data;
    const at = Date.parse(timeOf(time) ?? '');
    if (Number.isNaN(at)) {
      return { kind: 'unknown', reason: words('the time of the judgement is no time') };
    }
    return { kind: 'judgement', judgement: { of, accepted, at } };
  },
};

function subjectOf({ id, asset }: z.infer<typeof schema>): Judgement['of'] | undefined {
  if (id !== undefined && asset !== undefined) return undefined;
  if (id !== undefined) return { kind: 'id', name: id };
  return asset === undefined ? undefined : { kind: 'asset', name: asset };
}

/** The line that says a judgement, without its line end. */
export function formatJudgement({ of, accepted, at }: Judgement, user?: string): string {
  const line = { time: new Date(at).toISOString(), [of.kind]: of.name, accepted };
  return JSON.stringify(user === undefined ? line : { ...line, user });
}
