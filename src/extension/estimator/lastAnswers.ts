import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import { MOST_RUNS, type EstimateAnswers } from '../../core/index.ts';
import { LAST_ANSWERS_KEY } from '../ids.ts';

const whole = z.int().check(z.gte(1), z.lte(MOST_RUNS));
const side = z.int().check(z.gte(0), z.lte(65_535));
const schema = z.strictObject({
  model: z.string(),
  quality: z.string(),
  size: z.string(),
  n: z.int().check(z.gte(1), z.lte(10)),
  references: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('own') }),
    z.strictObject({
      kind: z.literal('files'),
      files: z.array(
        z.strictObject({ source: z.string(), name: z.string(), width: side, height: side }),
      ),
    }),
    z.strictObject({
      kind: z.literal('stated'),
      count: z.int().check(z.gte(0), z.lte(16)),
      width: side,
      height: side,
    }),
  ]),
  runs: whole,
});

/** The answers to the last estimate; undefined when there was none, or what is kept cannot be read. */
export function lastAnswers(memory: vscode.Memento): EstimateAnswers | undefined {
  const read = schema.safeParse(memory.get<unknown>(LAST_ANSWERS_KEY));
  return read.success ? read.data : undefined;
}

/** Remembers answers for the next estimate in this workspace. */
export async function remember(memory: vscode.Memento, answers: EstimateAnswers): Promise<void> {
  await memory.update(LAST_ANSWERS_KEY, answers);
}
