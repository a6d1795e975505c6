import assert from 'node:assert/strict';
import { foldersUpwards } from '../../src/extension/folders.ts';

describe('foldersUpwards', () => {
  for (const [path, folders] of [
    ['/shop/ads/hero.prompt', ['/shop/ads', '/shop', '/']],
    ['/hero.prompt', ['/']],
    ['/c:/shop/hero.prompt', ['/c:/shop', '/c:', '/']],
    ['/shop//hero.prompt', ['/shop/', '/shop', '/']],
    // Documents that lie in no folder.
    ['git/scm0/input', []],
    ['Untitled-1', []],
    ['../hero.prompt', []],
    ['', []],
  ] as const) {
    it(`gives ${JSON.stringify(folders)} for “${path}”`, () => {
      assert.deepEqual(foldersUpwards(path), folders);
    });
  }
});
