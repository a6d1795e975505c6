import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  findReference,
  readBytes,
  readImageHeader,
  searchedFolder,
  type FileAnswer,
  type FileRequest,
  type ReferenceState,
} from '../../../src/core/index.ts';
import { pngHeader } from '../../support/pictureFiles.ts';
import { english, withEnglish } from '../../support/english.ts';

/** Files by path; every folder is there that a path goes through. */
type Files = Readonly<Record<string, Uint8Array>>;

function answer(files: Files, { kind, path }: FileRequest): FileAnswer {
  const file = files[path];
  const prefix = path === '.' ? '' : `${path.replace(/\/$/u, '')}/`;
  const below = Object.keys(files).flatMap((name) =>
    name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
  );
  if (kind === 'list') {
    const names = new Set(below.map((name) => name.split('/')[0] ?? ''));
    return {
      kind: 'entries',
      entries: [...names].map((name) => ({ name, isFolder: !below.includes(name) })),
    };
  }
  if (file === undefined) {
    return below.length > 0 ? { kind: 'folder' } : { kind: 'failed', problem: 'missing' };
  }
  return kind === 'stat'
    ? { kind: 'file', bytes: file.length }
    : { kind: 'header', header: readBytes(readImageHeader(), file) };
}

function find(source: string, files: Files): ReferenceState {
  const search = findReference(source);
  let step = search.next();
  while (step.done !== true) step = search.next(answer(files, step.value));
  return step.value;
}

function found(source: string, files: Files): readonly string[] | string {
  const state = find(source, files);
  return state.kind === 'found'
    ? state.files.map(({ path }) => path)
    : state.kind === 'failed'
      ? english(state.reason)
      : state.kind;
}

const one = pngHeader(3, 2);
const files: Files = {
  'a.png': one,
  'notes.md': one,
  'refs/b.PNG': one,
  'refs/a.webp': one,
  'refs/c.heic': one,
  'refs/deep/d.png': one,
  'refs/deep/er/e.png': one,
  'refs/.git/f.png': one,
  'photo[1].png': one,
  '../shared/g.png': one,
  '/abs/h.png': one,
  'C:/pics/i.png': one,
};

describe('findReference', () => {
  it('finds a file relative to the template, above it, and by an absolute path', () => {
    for (const path of ['a.png', 'refs/b.PNG', '../shared/g.png', '/abs/h.png', 'C:/pics/i.png']) {
      assert.deepEqual(find(path, files), {
        kind: 'found',
        files: [
          {
            path,
            bytes: one.length,
            header: { kind: 'picture', type: 'png', size: { width: 3, height: 2 } },
          },
        ],
      });
    }
    assert.deepEqual(found('refs\\a.webp', files), ['refs/a.webp']);
    assert.deepEqual(found('file:///abs/h.png', files), ['/abs/h.png']);
    assert.deepEqual(found('file:///C:/pics/i.png', files), ['C:/pics/i.png']);
  });

  it('takes a glob for the pictures it matches, sorted, and nothing deeper than it says', () => {
    assert.deepEqual(found('refs/*', files), ['refs/a.webp', 'refs/b.PNG', 'refs/c.heic']);
    assert.deepEqual(found('*.png', files), ['a.png', 'photo[1].png']);
    assert.deepEqual(found('refs/*/*.png', files), ['refs/deep/d.png']);
    assert.deepEqual(found('refs/{a,c}.*', files), ['refs/a.webp', 'refs/c.heic']);
    assert.deepEqual(found('../shared/?.png', files), ['../shared/g.png']);
    assert.deepEqual(found('/abs/*.png', files), ['/abs/h.png']);
  });

  it('goes into all folders for **, but for those of git', () => {
    assert.deepEqual(found('refs/**/*.png', files), ['refs/deep/d.png', 'refs/deep/er/e.png']);
  });

  it('prefers a file of just that name to a glob', () => {
    assert.deepEqual(found('photo[1].png', files), ['photo[1].png']);
  });

  it('says why nothing was found', () => {
    assert.equal(found('b.png', files), 'was not read: there is no such file.');
    assert.equal(found('x/*.png', files), 'matches no picture.');
    assert.equal(found('refs', files), 'is a folder. Name the pictures in it, such as refs/*.png.');
    assert.equal(found('https://example.com/a.png', files), 'is not the name of a file.');
  });

  it('does not open what is 50 MB or larger', () => {
    const search = findReference('huge.png');
    search.next();
    assert.deepEqual(withEnglish(search.next({ kind: 'file', bytes: 50 * 1024 * 1024 }).value), {
      kind: 'found',
      files: [
        {
          path: 'huge.png',
          bytes: 52_428_800,
          header: { kind: 'broken', reason: 'it is not below 50 MB' },
        },
      ],
    });
  });

  it('refuses a glob that stands for more than a hundred files', () => {
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`m/${n}.png`, one]));
    assert.equal(
      found('m/*.png', many),
      'stands for too many files. Name a folder closer to them.',
    );
  });

  it('ends for any name and any answers', () => {
    const answers = fc.constantFrom<FileAnswer>(
      { kind: 'file', bytes: 10 },
      { kind: 'folder' },
      {
        kind: 'entries',
        entries: [
          { name: 'a', isFolder: true },
          { name: 'a.png', isFolder: false },
        ],
      },
      { kind: 'failed', problem: 'forbidden' },
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a/*.{}[\],?\\:]*$/u), answers, (source, given) => {
        const search = findReference(source);
        let step = search.next();
        let requests = 0;
        for (; step.done !== true; requests++) step = search.next(given);
        assert.ok(requests < 1_000);
      }),
      { numRuns: 500 },
    );
  });
});

describe('searchedFolder', () => {
  it('gives the folder to watch, and whether those within it count', () => {
    for (const [path, folder, deep] of [
      ['a.png', '.', false],
      ['refs/a.png', 'refs', false],
      ['refs/*.png', 'refs', false],
      ['refs/**/*.png', 'refs', true],
      ['**/*.png', '.', true],
      ['/abs/a.png', '/abs', false],
      ['../x/*/b.png', '../x', true],
    ] as const) {
      assert.deepEqual(searchedFolder(path), { folder, deep }, path);
    }
  });
});
