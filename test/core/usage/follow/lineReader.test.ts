import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createLineReader } from '../../../../src/core/usage/follow/lineReader.ts';
import { UNREAD } from '../../../../src/core/usage/follow/followedLog.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function read(text: string, piece: number, longest?: number): readonly (string | undefined)[] {
  const reader = createLineReader(decode, UNREAD, longest);
  const bytes = new TextEncoder().encode(text);
  const lines: (string | undefined)[] = [];
  for (let at = 0; at < bytes.length; at += piece) {
    lines.push(...reader.take(bytes.subarray(at, at + piece)));
  }
  assert.equal(reader.position.lines, lines.length);
  return [...lines, reader.rest()];
}

describe('createLineReader', () => {
  it('gives the lines of a text, in whatever pieces it comes', () => {
    const text = fc.array(fc.constantFrom('é', '\n', 'ab', '\r\n', '𝛼')).map((all) => all.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (all, piece) => {
        assert.deepEqual(read(all, piece), all.split('\n'));
      }),
    );
  });

  it('keeps what it was given when the memory is used again', () => {
    const reader = createLineReader(decode, UNREAD);
    const memory = Buffer.from('ab');
    reader.take(memory);
    memory.fill('x');
    assert.deepEqual(reader.take(Buffer.from('c\n')), ['abc']);
  });

  it('gives undefined for a line that is too long, and goes on', () => {
    assert.deepEqual(read(`a\n${'x'.repeat(50)}\nb\n`, 4, 20), ['a', undefined, 'b', '']);
    assert.deepEqual(read('x'.repeat(50), 4, 20), [undefined]);
  });
});
