import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

interface Metafile {
  readonly inputs: Readonly<
    Record<string, { readonly imports: readonly { path: string; external?: boolean }[] }>
  >;
}

function metafile(name: string): Metafile {
  const file = resolve(root, 'dist/meta', `${name}.json`);
  assert.ok(existsSync(file), 'run npm run build first');
  return JSON.parse(readFileSync(file, 'utf8')) as Metafile;
}

function externals({ inputs }: Metafile): readonly string[] {
  const paths = Object.values(inputs).flatMap(({ imports }) =>
    imports
      // What the bundler adds itself, such as its helpers for destructuring, is within the bundle.
      .filter(({ external, path }) => external === true && path !== '<runtime>')
      .map((entry) => entry.path),
  );
  return [...new Set(paths)].sort();
}

describe('the bundles', () => {
  it('of the extension need nothing but the editor', () => {
    assert.deepEqual(externals(metafile('extension')), ['vscode']);
  });

  it('of the extension on Node hold what needs Node, and no more', () => {
    const meta = metafile('extension-node');
    assert.deepEqual(externals(meta), ['./extension.js', 'node:fs/promises']);
    assert.deepEqual(
      Object.keys(meta.inputs).filter((path) => !path.startsWith('src/extension-node/')),
      [],
    );
  });

  it('of the extension hold neither the command line nor token tables', () => {
    const inputs = Object.keys(metafile('extension').inputs);
    assert.deepEqual(
      inputs.filter((path) => path.startsWith('src/cli') || path.includes('js-tiktoken')),
      [],
    );
  });

  it('of the command line know no editor', () => {
    const meta = metafile('cli');
    assert.ok(!externals(meta).includes('vscode'));
    assert.deepEqual(
      Object.keys(meta.inputs).filter((path) => path.startsWith('src/extension')),
      [],
    );
  });

  it('hold the small zod only', () => {
    const inputs = Object.keys(metafile('extension').inputs);
    assert.deepEqual(
      inputs.filter((path) => path.includes('zod/v4/classic')),
      [],
    );
  });
});
