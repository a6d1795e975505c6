import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { walk } from '../../../src/cli/files/walk.ts';
import { tempFolder } from '../support/tempFolder.ts';

async function found(folder: string, top = '.'): Promise<readonly string[]> {
  const paths: string[] = [];
  const files = walk(join(folder, top), (path, error) => {
    assert.fail(`${path}: ${String(error)}`);
  });
  for await (const { path } of files) paths.push(relative(folder, path));
  return paths.filter((path) => !path.endsWith('.gitignore'));
}

/** Empty files at these paths, and ignore files with these lines. */
function tree(paths: readonly string[], ignores: Readonly<Record<string, string>> = {}): string {
  return tempFolder({
    ...Object.fromEntries(paths.map((path) => [path, ''])),
    ...Object.fromEntries(
      Object.entries(ignores).map(([folder, lines]) => [`${folder}/.gitignore`, lines]),
    ),
  });
}

describe('walk', () => {
  it('gives the files of a folder before those of the folders in it, by name', async () => {
    const folder = tree(['b.txt', 'a/2', 'a/1', 'a/x/3', 'c/4', 'B.txt']);
    assert.deepEqual(await found(folder), ['B.txt', 'b.txt', 'a/1', 'a/2', 'a/x/3', 'c/4']);
  });

  it('leaves out version control and installed packages', async () => {
    const folder = tree(['a', '.git/b', 'node_modules/c', 'd/node_modules/e', '.github/f']);
    assert.deepEqual(await found(folder), ['a', '.github/f']);
  });

  it('leaves out what git ignores', async () => {
    const folder = tree(['a.tmp', 'keep.tmp', 'a.txt', 'out/b.txt', 'in/out', 'in/c.tmp'], {
      '.': '*.tmp\n!keep.tmp\nout/\n',
    });
    assert.deepEqual(await found(folder), ['a.txt', 'keep.tmp', 'in/out']);
  });

  it('lets a deeper ignore file win over one above it', async () => {
    const folder = tree(['a.tmp', 'in/a.tmp', 'in/b.txt', 'in/deep/b.txt', 'in/deep/c.tmp'], {
      '.': '*.tmp\n',
      in: '!a.tmp\n/b.txt\n',
    });
    assert.deepEqual(await found(folder), ['in/a.tmp', 'in/deep/b.txt']);
  });

  it('obeys the ignore files of the repository around a folder', async () => {
    const folder = tree(['sub/a.tmp', 'sub/b.txt', 'sub/gen/c.txt', '.git/HEAD'], {
      '.': '*.tmp\nsub/gen\n',
    });
    assert.deepEqual(await found(folder, 'sub'), ['sub/b.txt']);
  });

  it('searches an ignored folder that is named', async () => {
    const folder = tree(['out/a.txt', 'out/sub/b.txt', '.git/HEAD'], { '.': 'out/\n' });
    assert.deepEqual(await found(folder, 'out'), ['out/a.txt', 'out/sub/b.txt']);
  });

  it('does not look above a folder that is in no repository', async () => {
    const folder = tree(['sub/a.tmp'], { '.': '*.tmp\n' });
    assert.deepEqual(await found(folder, 'sub'), ['sub/a.tmp']);
  });

  it('follows links after everything else, and enters no folder twice', async () => {
    const folder = tree(['z/1', 'z/y/2']);
    const elsewhere = tree(['3', 'in/4']);
    symlinkSync('../..', join(folder, 'z/y/loop'));
    symlinkSync('z', join(folder, 'a'));
    symlinkSync(elsewhere, join(folder, 'b'));
    symlinkSync(folder, join(elsewhere, 'back'));
    symlinkSync('gone', join(folder, 'c'));
    symlinkSync('d', join(folder, 'd'));
    assert.deepEqual(await found(folder), ['z/1', 'z/y/2', 'b/3', 'b/in/4']);
  });

  it('takes an ignore file that is a folder for none', async () => {
    const folder = tree(['a']);
    mkdirSync(join(folder, '.gitignore'));
    assert.deepEqual(await found(folder), ['a']);
  });
});
