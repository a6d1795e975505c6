import * as z from 'zod/mini';
import { inEnglish, type Wording } from '../../text/wording.ts';
import { createCallTable, type CallColumns } from './callTable.ts';
import { nameOf, SUM_NAMES, TOKEN_KINDS, type CellRow } from './cell.ts';
import type { LedgerContents } from './contents.ts';
import { createHistograms } from './histogram.ts';
import { subjectOf } from './judgements.ts';

/** A saved ledger of another version is thrown away: it is a cache of the logs. */
const VERSION = 3;
const count = z.number();
const optional = z.optional(z.string());
/** Words with words within them; amounts are not among reasons. */
const wording: z.ZodMiniType<Wording> = z.object({
  sentence: z.string(),
  parts: z.array(z.union([z.string(), z.number(), z.lazy(() => wording)])),
});
const histograms = z.array(z.tuple([z.string(), z.array(z.tuple([count, count]))]));

/** A saved ledger. */
export const savedLedgerSchema = z.object({
  version: z.literal(VERSION),
  /** What the sums depend on beside the logs, such as the price list. */
  basis: z.string(),
  cells: z.array(
    z.object({
      key: z.object({
        day: optional,
        model: optional,
        quality: optional,
        size: optional,
        template: optional,
        user: optional,
        operation: optional,
        batch: z.boolean(),
        promptTokens: z.optional(z.int()),
      }),
      sums: z.array(count).check(z.length(SUM_NAMES.length)),
      tokens: z.array(count).check(z.length(TOKEN_KINDS.length)),
    }),
  ),
  assets: z.array(
    z.object({
      name: z.string(),
      highestAttempt: count,
      attempts: z.array(z.object({ cell: z.int(), sums: z.array(count) })),
    }),
  ),
  judgements: z.array(
    z.object({
      of: z.object({ kind: z.enum(['id', 'asset']), name: z.string() }),
      accepted: z.boolean(),
      at: count,
    }),
  ),
  stated: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['counts', 'tokens', 'cost']),
      day: z.string(),
      of: optional,
      user: optional,
      batch: z.boolean(),
      requests: count,
      images: count,
      counts: z.optional(z.record(z.enum(TOKEN_KINDS), count)),
      nanoUsd: z.optional(count),
      unpricedReason: z.optional(wording),
    }),
  ),
  outputs: z.object({ all: histograms, leftOut: count }),
  prompts: z.object({ all: histograms, leftOut: count }),
  unpricedReasons: z.array(z.object({ reason: wording, records: count })),
  problems: z.array(z.object({ line: z.int(), reason: wording })),
  aheadAt: z.array(count),
  counts: z.object({
    unreadable: count,
    duplicates: count,
    elsewhere: count,
    outOfOrder: count,
    ahead: count,
    latest: count,
  }),
});

/** What a ledger holds, as JSON. */
export type SavedLedger = z.infer<typeof savedLedgerSchema>;

/**
 * A ledger as plain data for a file, from which it can be gone on with; its calls are apart, in {@link saveCalls}.
 *
 * @param basis names what the sums depend on beside the logs: the price list, and the model of records without one.
 */
export function saveLedger(contents: Readonly<LedgerContents>, basis: string): SavedLedger {
  const { cells, assets, judgements, outputs, prompts, unpricedReasons } = contents;
  const rowsOf = ({ all, leftOut }: typeof outputs): SavedLedger['outputs'] => ({
    all: [...all].map(([name, counts]) => [name, [...counts]]),
    leftOut,
  });
  return {
    version: VERSION,
    basis,
    cells: cells.map(({ key, sums, tokens }) => ({
      key,
      sums: SUM_NAMES.map((name) => sums[name]),
      tokens: TOKEN_KINDS.map((kind) => tokens[kind]),
    })),
    assets: assets.map(({ name, highestAttempt, attempts }) => ({
      name,
      highestAttempt,
      attempts: attempts.map(({ cell, sums }) => ({
        cell,
        sums: SUM_NAMES.map((sum) => sums[sum]),
      })),
    })),
    judgements: [...judgements.values()],
    stated: [...contents.stated.values()],
    outputs: rowsOf(outputs),
    prompts: rowsOf(prompts),
    unpricedReasons: [...unpricedReasons.values()],
    problems: [...contents.problems],
    aheadAt: [...contents.aheadAt],
    counts: { ...contents.counts },
  };
}

/** What a saved ledger and its calls hold; undefined when damaged, of another version, or of another basis. */
export function loadLedger(
  saved: unknown,
  calls: readonly Uint8Array[],
  basis: string,
): LedgerContents | undefined {
  const parsed = savedLedgerSchema.safeParse(saved);
  if (!parsed.success || parsed.data.basis !== basis) return undefined;
  const { cells, assets, judgements, outputs, prompts, unpricedReasons, ...rest } = parsed.data;
  const columns = columnsOf(calls, cells.length, assets.length);
  const isWhole = assets.every(({ attempts }) => attempts.every(({ cell }) => cell < cells.length));
  if (columns === undefined || !isWhole) return undefined;
  return {
    cells: cells.map(({ key, sums, tokens }): CellRow => ({
      name: nameOf(key),
      key,
      sums: named(SUM_NAMES, sums),
      tokens: named(TOKEN_KINDS, tokens),
    })),
    assets: assets.map(({ name, highestAttempt, attempts }) => ({
      name,
      highestAttempt,
      attempts: attempts.map(({ cell, sums }) => ({ cell, sums: named(SUM_NAMES, sums) })),
    })),
    calls: createCallTable(columns),
    judgements: new Map(judgements.map((judgement) => [subjectOf(judgement.of), judgement])),
    stated: new Map(rest.stated.map((row) => [row.name, { ...row, of: row.of }])),
    outputs: createHistograms(outputs.all, outputs.leftOut),
    prompts: createHistograms(prompts.all, prompts.leftOut),
    unpricedReasons: new Map(unpricedReasons.map((one) => [inEnglish(one.reason), one])),
    problems: rest.problems,
    aheadAt: rest.aheadAt,
    counts: rest.counts,
  };
}

function named<Name extends string>(
  names: readonly Name[],
  values: readonly number[],
): Record<Name, number> {
  const entries = names.map((name, index) => [name, values[index] ?? 0] as const);
  return Object.fromEntries(entries) as Record<Name, number>;
}

/** The rows of calls as bytes, as many arrays as {@link CALL_COLUMNS}; for the same kind of machine only. */
export function saveCalls({ calls }: Readonly<LedgerContents>): readonly Uint8Array[] {
  const { hashes, cells, assets, nanoUsd, marks } = calls.columns();
  return [hashes, cells, assets, nanoUsd, marks].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
}

/** How many arrays of bytes {@link saveCalls} gives. */
export const CALL_COLUMNS = 5;

function columnsOf(
  saved: readonly Uint8Array[],
  cellCount: number,
  assetCount: number,
): CallColumns | undefined {
  const [hashes, cells, assets, nanoUsd, marks] = saved;
  if (!hashes || !cells || !assets || !nanoUsd || !marks) return undefined;
  const rows = marks.length;
  const isWhole =
    hashes.length === rows * 8 &&
    cells.length === rows * 4 &&
    assets.length === rows * 4 &&
    nanoUsd.length === rows * 8;
  if (!isWhole) return undefined;
  const columns: CallColumns = {
    hashes: new Uint32Array(memoryOf(hashes)),
    cells: new Uint32Array(memoryOf(cells)),
    assets: new Int32Array(memoryOf(assets)),
    nanoUsd: new Float64Array(memoryOf(nanoUsd)),
    marks: new Uint8Array(memoryOf(marks)),
  };
  const isKnown =
    columns.cells.every((cell) => cell < cellCount) &&
    columns.assets.every((asset) => asset < assetCount);
  return isKnown ? columns : undefined;
}

/** Memory of their own, which begins where numbers may. */
function memoryOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
