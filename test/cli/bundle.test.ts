import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { tempFolder } from './support/tempFolder.ts';

const root = resolve(import.meta.dirname, '../..');
const bundle = resolve(root, 'dist/cli/prompt-cost.cjs');

describe('the built program', () => {
  it('estimates from any folder, with the token table beside it', async () => {
    const folder = tempFolder({ 'a.prompt': '---\nquality: low\nsize: 1024x1024\n---\nA cat.' });
    const { stdout } = await promisify(execFile)(process.execPath, [bundle, 'estimate'], {
      cwd: folder,
    });
    assert.match(stdout, /a\.prompt:5.*\$0\.005925/u);
  });

  it('ends quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [bundle, 'estimate', 'examples/brand'], { cwd: root });
    child.stdout.destroy();
    assert.deepEqual(await ended(child), { code: 0, stderr: '' });
  });

  it('exits with 2 when it could not do its work', async () => {
    const child = spawn(process.execPath, [bundle, 'estimate', 'gone'], { cwd: root });
    assert.deepEqual(await ended(child), {
      code: 2,
      stderr: 'error: cannot read gone: no such file or folder\n',
    });
  });
});

async function ended(child: ChildProcess): Promise<{ code: unknown; stderr: string }> {
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [unknown];
  return { code, stderr };
}
