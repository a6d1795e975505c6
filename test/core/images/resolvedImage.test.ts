import assert from 'node:assert/strict';
import { resolveImages, resolveMask } from '../../../src/core/images/resolvedImage.ts';
import type { ReferenceFile, ReferenceLookup } from '../../../src/core/index.ts';
import type { ImageReference } from '../../../src/core/template/template.ts';
import { english } from '../../support/english.ts';

const reference = (source: string): ImageReference => ({ source, span: { start: 0, end: 1 } });
const file = (path: string): ReferenceFile => ({
  path,
  bytes: 10,
  header: { kind: 'picture', type: 'png', size: { width: 3, height: 2 } },
});
/** `*` stands for two files, anything else for itself. */
const lookup: ReferenceLookup = (source) => ({
  kind: 'found',
  files: source === '*' ? [file('a'), file('b')] : [file(source)],
});

describe('resolveImages', () => {
  it('takes the pixels of the file, and keeps what was stated', () => {
    const stated = { width: 1, height: 1 };
    assert.deepEqual(resolveImages([{ ...reference('a'), pixels: stated }], lookup), [
      {
        ...reference('a'),
        name: 'a',
        pixels: { width: 3, height: 2 },
        measured: 'file',
        stated,
        file: { bytes: 10, header: file('a').header },
      },
    ]);
  });

  it('looks at a hundred pictures, and makes one of all the others', () => {
    const names = (count: number): readonly string[] =>
      resolveImages(
        Array.from({ length: count }, (_, index) => reference(String(index))),
        lookup,
      ).map(({ name, problem }) => (problem ? english(problem.words) : name));
    assert.equal(names(100).at(-1), '99');
    assert.equal(names(101).at(-1), '“100” is not looked at, because an edit takes fewer images.');
    assert.equal(names(9_000).length, 101);
    assert.equal(
      names(9_000).at(-1),
      '“100” and 8,899 more are not looked at, because an edit takes fewer images.',
    );
  });
});

describe('resolveMask', () => {
  it('is one picture or none', () => {
    assert.equal(resolveMask(undefined, lookup), undefined);
    assert.equal(resolveMask(reference('a'), lookup)?.measured, 'file');
    assert.equal(
      english(resolveMask(reference('*'), lookup)?.problem?.words),
      '“*” is not one picture.',
    );
  });
});
