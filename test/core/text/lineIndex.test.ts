import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createLineIndex } from '../../../src/core/text/lineIndex.ts';
import { anyText } from '../../support/arbitraries.ts';

describe('createLineIndex', () => {
  const text = 'one\r\ntwo\rthree\nfour';

  it('ends lines at CRLF, LF and a lone CR', () => {
    const index = createLineIndex(text);
    assert.equal(index.lineCount, 4);
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => index.startOfLine(line)),
      [0, 5, 9, 15],
    );
  });

  const places: readonly (readonly [
    offset: number,
    line: number,
    character: number,
    why: string,
  ])[] = [
    [0, 0, 0, 'the start'],
    [2, 0, 2, 'within a line'],
    [3, 0, 3, 'the end of a line'],
    [4, 0, 4, 'between CR and LF, which belong together'],
    [5, 1, 0, 'behind CRLF'],
    [9, 2, 0, 'behind a lone CR'],
    [15, 3, 0, 'behind LF'],
    [19, 3, 4, 'the end of the text'],
    [99, 3, 4, 'past the end'],
    [-1, 0, 0, 'before the start'],
  ];
  for (const [offset, line, character, why] of places) {
    it(`finds ${why}`, () => {
      assert.deepEqual(createLineIndex(text).positionAt(offset), { line, character });
    });
  }

  it('counts a byte order mark and surrogate pairs in UTF-16 units', () => {
    const index = createLineIndex('\ufeff😀a\nb');
    assert.deepEqual(index.positionAt(3), { line: 0, character: 3 });
    assert.deepEqual(index.rangeOf({ start: 3, end: 6 }), {
      start: { line: 0, character: 3 },
      end: { line: 1, character: 1 },
    });
  });

  it('gives an empty text one line, and the end of the text for lines past the last', () => {
    assert.equal(createLineIndex('').lineCount, 1);
    assert.deepEqual(createLineIndex('').positionAt(0), { line: 0, character: 0 });
    assert.equal(createLineIndex('a\n').startOfLine(7), 2);
  });

  it('maps every offset to a place that leads back to it', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (anything, seed) => {
        const index = createLineIndex(anything);
        const offset = seed % (anything.length + 1);
        const { line, character } = index.positionAt(offset);
        assert.equal(index.startOfLine(line) + character, offset);
        assert.ok(character >= 0 && line < index.lineCount);
      }),
    );
  });
});
