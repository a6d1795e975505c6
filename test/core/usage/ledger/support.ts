import fc from 'fast-check';
import { SHIPPED_CATALOGUE } from '../../../../src/core/pricing/catalogue.ts';
import { runSteps } from '../../../../src/core/text/steps.ts';
import { createLedger, type LedgerOptions } from '../../../../src/core/usage/ledger/ledger.ts';
import type { LedgerContents } from '../../../../src/core/usage/ledger/contents.ts';
import { rollUp, type RollUp } from '../../../../src/core/usage/ledger/rollUp.ts';
import type { RecordReading, UsageRecord } from '../../../../src/core/usage/usageRecord.ts';

/** 1,000 output tokens of gpt-image-2 at $30 a million: $0.03. */
export const RECORD: UsageRecord = {
  model: 'gpt-image-2',
  batch: false,
  counts: { imageOutput: 1_000 },
};

/** A ledger of these entries. */
export function contentsOf(
  readings: readonly RecordReading[],
  options: LedgerOptions = {},
): Readonly<LedgerContents> {
  const ledger = createLedger(SHIPPED_CATALOGUE, options);
  for (const [index, reading] of readings.entries()) ledger.add(reading, index + 1);
  return ledger.contents;
}

/** Records as entries. */
export function recordsOf(...records: readonly UsageRecord[]): readonly RecordReading[] {
  return records.map((record) => ({ kind: 'record', record }));
}

/** A judgement as an entry; `at` is a minute of 1970. */
export function judgementOf(
  kind: 'id' | 'asset',
  name: string,
  accepted: boolean,
  at: number,
): RecordReading {
  return { kind: 'judgement', judgement: { of: { kind, name }, accepted, at: at * 60_000 } };
}

/** The roll-up with its lists in one order, and without what depends on the order of reading. */
export function sorted(parts: readonly Readonly<LedgerContents>[]): unknown {
  const all: RollUp = runSteps(rollUp(parts));
  const byText = (list: readonly unknown[]): readonly string[] =>
    list.map((item) => JSON.stringify(item)).sort();
  const bars = ({
    tokens,
    ...rest
  }: {
    readonly tokens: ReadonlyMap<number, number>;
  }): unknown => ({
    ...rest,
    tokens: [...tokens].sort(([a], [b]) => a - b),
  });
  return {
    cells: byText(all.cells),
    assets: byText(all.assets),
    outputs: byText(all.outputs.map(bars)),
    prompts: byText(all.prompts.map(bars)),
    reasons: all.unpricedReasons,
    counts: { ...all.counts, outOfOrder: 0 },
    unmatched: all.unmatchedJudgements,
  };
}

const day = fc
  .integer({ min: 1, max: 28 })
  .map((date) => `2026-11-${String(date).padStart(2, '0')}`);
const name = fc.constantFrom('a', 'b', undefined);

/** Calls in random order, each with its own id or none, and judgements of some of them. */
export const anyReadings: fc.Arbitrary<readonly RecordReading[]> = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .record({
            time: fc.option(
              day.map((date) => `${date}T10:00:00Z`),
              { nil: undefined },
            ),
            model: fc.constantFrom('gpt-image-2', 'gpt-image-1-mini', 'nobody', undefined),
            quality: fc.constantFrom('low', 'high', undefined),
            template: name,
            user: name,
            asset: fc.constantFrom('x', 'y', undefined),
            accepted: fc.constantFrom(true, false, undefined),
            images: fc.constantFrom(1, 2, undefined),
            batch: fc.boolean(),
            hasId: fc.boolean(),
            counts: fc.record({ textInput: fc.nat(50), imageOutput: fc.nat(10_000) }),
          })
          .map(({ hasId, ...record }) => ({ record, hasId })),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constantFrom('id' as const, 'asset' as const),
          name: fc.constantFrom('call0', 'call1', 'call5', 'x', 'y', 'nobody'),
          accepted: fc.boolean(),
          at: fc.nat(5),
        }),
      },
    ),
    { maxLength: 25 },
  )
  .map((entries) =>
    entries.map((entry, index): RecordReading =>
      'record' in entry
        ? {
            kind: 'record',
            record: { ...entry.record, id: entry.hasId ? `call${index}` : undefined },
          }
        : judgementOf(entry.kind, entry.name, entry.accepted, entry.at),
    ),
  );
