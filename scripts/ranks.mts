import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import cl100k from 'js-tiktoken/ranks/cl100k_base';
import o200k from 'js-tiktoken/ranks/o200k_base';
import { Merger } from '../src/core/tokens/bpe/merge.ts';
import { PairTable, SINGLE_BYTES } from '../src/core/tokens/bpe/pairTable.ts';
import { encodeRankFile, type RankTable } from '../src/core/tokens/bpe/rankFile.ts';

/** js-tiktoken's rank text of each encoding. */
const RANKS: Readonly<Record<string, string>> = {
  o200k_base: o200k.bpe_ranks,
  cl100k_base: cl100k.bpe_ranks,
};

/** The encodings that rank files are built for. */
export const ENCODINGS: readonly string[] = Object.keys(RANKS);

/** The rank file of an encoding, from the ranks in the installed js-tiktoken. */
export function rankFileOf(encoding: string): Uint8Array {
  // The package does not export its manifest, which lies above its entry.
  const entry = createRequire(import.meta.url).resolve('js-tiktoken');
  const manifest = readFileSync(resolve(dirname(entry), '../package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  return encodeRankFile(rankTableOf(encoding, `js-tiktoken ${version}`, decodedRanks(encoding)));
}

/** The bytes of an encoding's tokens, in the order of their ranks. */
export function decodedRanks(encoding: string): readonly Uint8Array[] {
  return decodeRanks(RANKS[encoding] ?? '');
}

/**
 * The tokens of js-tiktoken's rank text, in the order of their ranks: lines of a marker, the first rank
 * of the line, and base64 tokens with consecutive ranks.
 */
function decodeRanks(text: string): readonly Uint8Array[] {
  const tokens: Uint8Array[] = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const [, first = '', ...encoded] = line.split(' ');
    let rank = Number.parseInt(first, 10);
    for (const token of encoded) tokens[rank++] = Buffer.from(token, 'base64');
  }
  return tokens;
}

/**
 * Finds the two tokens that each token is merged from: what its bytes are under all merges before it.
 *
 * @throws Error when a token is not made of exactly two, as the counting relies on it.
 */
function rankTableOf(encoding: string, source: string, tokens: readonly Uint8Array[]): RankTable {
  const pairs = new PairTable(tokens.length);
  const merger = new Merger(pairs);
  for (const [token, bytes] of tokens.entries()) {
    const [byte = 0] = bytes;
    if (token < SINGLE_BYTES) {
      if (bytes.length !== 1) throw new Error(`Token ${token} of ${encoding} is not one byte.`);
      pairs.addByte(token, byte);
      continue;
    }
    const parts = merger.merge(bytes, 0, bytes.length);
    if (parts !== 2) throw new Error(`Token ${token} of ${encoding} is made of ${parts} tokens.`);
    pairs.addPair(token, merger.tokenAt(0), merger.tokenAt(merger.endAt(0)));
  }
  return { encoding, source, pairs };
}
