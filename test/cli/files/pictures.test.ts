import assert from 'node:assert/strict';
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Pictures } from '../../../src/cli/files/pictures.ts';
import { jpeg, jpegSegment } from '../../support/pictureFiles.ts';
import { english, withEnglish } from '../../support/english.ts';

const fixtures = resolve(import.meta.dirname, '../../fixtures/images');

describe('Pictures', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pictures-'));
    await mkdir(join(folder, 'refs'));
    await copyFile(join(fixtures, 'turned-44x34.jpg'), join(folder, 'refs/b.jpg'));
    await copyFile(join(fixtures, 'lossy-46x36.webp'), join(folder, 'refs/a.webp'));
    await symlink(join(folder, 'refs/a.webp'), join(folder, 'link.webp'));
    await symlink(folder, join(folder, 'refs/loop'));
    await symlink('nowhere.png', join(folder, 'dangling.png'));
  });
  after(() => rm(folder, { recursive: true }));

  const sizes = async (source: string): Promise<unknown> => {
    const state = (await new Pictures().find(folder, [source]))(source);
    if (state.kind !== 'found') return state;
    return state.files.map(({ path, header }) => [
      path,
      header.kind === 'picture' ? `${header.size.width}x${header.size.height}` : header,
    ]);
  };

  it('reads the headers of what a glob matches', async () => {
    assert.deepEqual(await sizes('refs/*'), [
      ['refs/a.webp', '46x36'],
      ['refs/b.jpg', '34x44'],
    ]);
  });

  it('follows links to files, and goes into no loop of folders', async () => {
    assert.deepEqual(await sizes('link.webp'), [['link.webp', '46x36']]);
    assert.deepEqual(await sizes('**/*.jpg'), [['refs/b.jpg', '34x44']]);
  });

  it('reads behind large segments without reading them', async () => {
    const segments = Array.from({ length: 100 }, () => jpegSegment(0xe2, [], 65_000));
    await writeFile(join(folder, 'profile.jpg'), jpeg(3_000, 2_000, segments));
    assert.deepEqual(await sizes('profile.jpg'), [['profile.jpg', '3000x2000']]);
  });

  it('says what stands in the way', async () => {
    const reason = async (source: string): Promise<unknown> => {
      const state = (await new Pictures().find(folder, [source]))(source);
      return state.kind === 'failed' ? english(state.reason) : state;
    };
    const missing = 'there is no such file';
    assert.equal(await reason('c.png'), `was not read: ${missing}.`);
    assert.equal(await reason('dangling.png'), `was not read: ${missing}.`);
    assert.equal(await reason('link.webp/x.png'), `was not read: ${missing}.`);
    assert.equal(await reason('refs'), 'is a folder. Name the pictures in it, such as refs/*.png.');
    assert.equal(await reason('a\0b.png'), 'was not read: it cannot be opened here.');
  });

  it('knows nothing about what it was not asked for', async () => {
    assert.deepEqual((await new Pictures().find(folder, []))('a.png'), { kind: 'pending' });
  });

  it('says that a file must not be read', async function () {
    const file = join(folder, 'secret.png');
    await writeFile(file, 'x');
    await chmod(file, 0);
    // For the superuser nothing is forbidden.
    const isForbidden = process.getuid?.() !== 0 && process.platform !== 'win32';
    const reason = isForbidden ? 'reading it is not permitted' : 'it is not a picture';
    assert.deepEqual(withEnglish(await sizes('secret.png')), [
      ['secret.png', { kind: 'broken', reason }],
    ]);
  });
});
