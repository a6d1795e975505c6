import assert from 'node:assert/strict';
import { imageSourceOf, shortName } from '../../../src/core/images/imageSource.ts';

describe('imageSourceOf', () => {
  it('tells files from addresses and variables', () => {
    for (const [source, kind] of [
      ['refs/a.png', 'file'],
      ['../a b.png', 'file'],
      ['refs/{a,b}.png', 'file'],
      ['C:\\pics\\a.png', 'file'],
      ['c:/pics/a.png', 'file'],
      ['file:///pics/a.png', 'file'],
      ['https://example.com/a.png', 'remote'],
      ['HTTP://example.com/a.png', 'remote'],
      ['s3://bucket/a.png', 'remote'],
      ['data:image/png;base64,AAAA', 'data'],
      ['{{photo}}', 'variable'],
      ['refs/${name}.png', 'variable'],
    ] as const) {
      assert.equal(imageSourceOf(source).kind, kind, source);
    }
  });

  it('decodes a file: address, a damaged one as far as it goes', () => {
    assert.deepEqual(imageSourceOf('file:///a%20b.png'), { kind: 'file', path: '/a b.png' });
    assert.deepEqual(imageSourceOf('file:///a%b.png'), { kind: 'file', path: '/a%b.png' });
  });
});

describe('shortName', () => {
  it('keeps a short name, cuts a long one, and hides the content of an address', () => {
    assert.equal(shortName('refs/a.png'), 'refs/a.png');
    assert.equal(shortName('x'.repeat(80)), `${'x'.repeat(57)}…`);
    assert.equal(shortName(`data:image/webp;base64,${'A'.repeat(999)}`), 'data:image/webp…');
  });
});
