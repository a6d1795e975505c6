import assert from 'node:assert/strict';
import { encodeRankFile, loadRankTable } from '../../../../src/core/tokens/bpe/rankFile.ts';
import { runSteps } from '../../../../src/core/text/steps.ts';
import { ENCODINGS, rankFileBytes, rankTable } from '../judge.ts';

const file = rankFileBytes('cl100k_base');

function load(bytes: Uint8Array): void {
  runSteps(loadRankTable(bytes));
}

describe('the shipped rank files', () => {
  it('name their encoding and the package that the ranks come from', () => {
    for (const encoding of ENCODINGS) {
      const table = rankTable(encoding);
      assert.equal(table.encoding, encoding);
      assert.match(table.source, /^js-tiktoken \d+\.\d+\.\d+$/u);
    }
  });

  it('hold all tokens', () => {
    // The vocabularies' sizes without special tokens, as OpenAI publishes them.
    assert.equal(rankTable('o200k_base').pairs.size, 199_998);
    assert.equal(rankTable('cl100k_base').pairs.size, 100_256);
  });

  it('are smaller than a megabyte', () => {
    assert.ok(rankFileBytes('o200k_base').length < 1_000_000);
  });
});

describe('loadRankTable', () => {
  it('reads what encodeRankFile writes', () => {
    assert.deepEqual(encodeRankFile(rankTable('cl100k_base')), new Uint8Array(file));
  });

  it('reads a file that is a view of a larger buffer', () => {
    const larger = new Uint8Array(file.length + 7);
    larger.set(file, 3);
    load(larger.subarray(3, 3 + file.length));
  });

  const damaged = /^Error: The token table is damaged or belongs to another version; reinstall/u;

  it('refuses a file with one changed bit, wherever it is', () => {
    for (const at of [0, 4, 6, 9, 14, 40, 300, 100_000, file.length - 1]) {
      const changed = Uint8Array.from(file);
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.throws(() => {
        load(changed);
      }, damaged);
    }
  });

  it('refuses a file that is cut off, empty, too long, or of the next version', () => {
    const next = Uint8Array.from(file);
    next[4] = (file[4] ?? 0) + 1;
    for (const bytes of [
      new Uint8Array(0),
      file.subarray(0, 12),
      file.subarray(0, 300),
      file.subarray(0, -1),
      Uint8Array.of(...file.subarray(0, 50_000), 0),
      next,
    ]) {
      assert.throws(() => {
        load(bytes);
      }, damaged);
    }
  });

  it('pauses all along', () => {
    const steps = loadRankTable(file);
    let pauses = 0;
    while (steps.next().done !== true) pauses++;
    assert.ok(pauses > 100, `${pauses} pauses`);
  });
});
