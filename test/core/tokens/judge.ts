import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { get_encoding } from 'tiktoken';
import { createTokenCounter, loadRankTable, runSteps } from '../../../src/core/index.ts';
import type { RankTable } from '../../../src/core/tokens/bpe/rankFile.ts';
import type { TokenCounter } from '../../../src/core/tokens/tokenCounter.ts';

export const ENCODINGS = ['o200k_base', 'cl100k_base'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The shipped rank file of an encoding. */
export function rankFileBytes(encoding: Encoding): Uint8Array {
  return readFileSync(resolve(import.meta.dirname, `../../../dist/${encoding}.ranks`));
}

const tables = new Map<Encoding, RankTable>();

/** The shipped rank table of an encoding, loaded once. */
export function rankTable(encoding: Encoding): RankTable {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const table = runSteps(loadRankTable(rankFileBytes(encoding)));
  tables.set(encoding, table);
  return table;
}

/** Our counter. */
export function counterOf(encoding: Encoding): TokenCounter {
  return createTokenCounter(rankTable(encoding));
}

/** The count by OpenAI's own encoder, to which a lone surrogate goes as U+FFFD, and special tokens as plain text. */
export function judgeOf(encoding: Encoding): (text: string) => number {
  const judge = get_encoding(encoding);
  return (text) => judge.encode_ordinary(Buffer.from(text).toString()).length;
}
