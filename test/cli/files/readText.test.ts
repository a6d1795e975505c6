import assert from 'node:assert/strict';
import { LONGEST_TEMPLATE } from '../../../src/core/index.ts';
import { decode } from '../../../src/cli/files/readText.ts';

async function* chunksOf(...chunks: readonly (Uint8Array | string)[]) {
  await Promise.resolve();
  yield* chunks;
}

describe('decode', () => {
  it('joins characters that are cut between two chunks', async () => {
    const [first, ...rest] = Buffer.from('é☕');
    assert.ok(first !== undefined);
    assert.equal(await decode(chunksOf(Uint8Array.of(first), Uint8Array.from(rest))), 'é☕');
  });

  it('leaves out a byte order mark, and only at the start', async () => {
    assert.equal(await decode(chunksOf(Buffer.from('\ufeffa\ufeff'))), 'a\ufeff');
  });

  it('puts a replacement character where bytes are no UTF-8, also at the end', async () => {
    assert.equal(await decode(chunksOf(Uint8Array.of(0x61, 0xff, 0x62, 0xc3))), 'a\ufffdb\ufffd');
  });

  it('stops reading once it has more than is analysed, without a broken character', async () => {
    const chunk = Buffer.from('☕'.repeat(100_000));
    let read = 0;
    const text = await decode(
      (async function* () {
        await Promise.resolve();
        for (;;) {
          read++;
          yield chunk;
        }
      })(),
    );
    assert.ok(text.length > LONGEST_TEMPLATE);
    assert.ok(!text.includes('\ufffd'));
    assert.ok(read * chunk.length < LONGEST_TEMPLATE * 4);
  });
});
