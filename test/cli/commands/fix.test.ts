import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rules } from '../../core/caching/golden.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

const root = resolve(import.meta.dirname, '../../..');
const LATE = `---\ninputs: { x: a kettle }\n---\nPhoto of {{x}}.\n\n${rules(64)}\n`;
const MOVED = `---\ninputs: { x: a kettle }\n---\n${rules(64)}\n\nPhoto of {{x}}.\n`;

/** Every file below a folder, by its path. */
function filesOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

describe('fix', () => {
  it('shows the change as a unified diff, and changes nothing', async () => {
    const folder = tempFolder({ 'a.prompt': 'Photo of {{x}}.\n' });
    const { code, stdout, stderr } = await runCli(folder, ['fix']);
    assert.equal(code, 0);
    assert.equal(
      stdout,
      '--- a/a.prompt\n+++ b/a.prompt\n@@ -1,1 +1,5 @@\n+---\n+inputs:\n+  x:\n+---\n Photo of {{x}}.\n',
    );
    assert.equal(stderr, '1 fix in 1 file not made; add --write to make them.\n');
    assert.deepEqual(filesOf(folder), { 'a.prompt': 'Photo of {{x}}.\n' });
  });

  it('changes the files with --write, and has nothing to do the next time', async () => {
    const folder = tempFolder({ 'a.prompt': LATE });
    const { code, stderr } = await runCli(folder, ['fix', '--write']);
    assert.deepEqual([code, stderr], [0, '1 fix in 1 file made.\n']);
    assert.deepEqual(filesOf(folder), { 'a.prompt': MOVED });
    const again = await runCli(folder, ['fix', '--write']);
    assert.deepEqual(again, { code: 0, stdout: '', stderr: '0 fixes in 0 files made.\n' });
  });

  it('keeps a byte order mark', async () => {
    const folder = tempFolder({ 'a.prompt': `\ufeff${LATE}` });
    await runCli(folder, ['fix', '--write']);
    assert.deepEqual(filesOf(folder), { 'a.prompt': `\ufeff${MOVED}` });
  });

  it('leaves a file alone that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(LATE), Buffer.from([0xff, 0x0a])]);
    const folder = tempFolder({ 'a.prompt': bytes });
    const { code, stderr } = await runCli(folder, ['fix', '--write']);
    assert.equal(code, 2);
    assert.match(stderr, /a\.prompt is not UTF-8 and was left as it is/u);
    assert.deepEqual(readFileSync(join(folder, 'a.prompt')), bytes);
  });

  it('makes only what is asked for by rule', async () => {
    const folder = tempFolder({ 'a.prompt': LATE.replace('Photo', '{{z}}. Photo') });
    const { stdout } = await runCli(folder, ['fix', '--rule', 'template/undeclared-variable']);
    assert.match(stdout, /\+inputs: \{ x: a kettle, z: null \}/u);
    assert.doesNotMatch(stdout, /^-\{\{z\}\}/mu);
    assert.equal((await runCli(folder, ['fix', '--rule', 'cache/nonsense'])).code, 2);
  });

  it('changes no picture unless it is asked to', async () => {
    const text = '---\nquality: low\nsize: 1024x1024\n---\nA red kettle.\n';
    const folder = tempFolder({ 'a.prompt': text });
    assert.equal((await runCli(folder, ['fix'])).stdout, '');
    const named = await runCli(folder, ['fix', '--rule', 'request/cheaper-size']);
    assert.match(named.stdout, /^\+size: /mu);
  });

  it('makes a partial, never over a file that is there', async () => {
    const folder = tempFolder({
      'a.prompt': LATE,
      'b.prompt': LATE.replace('Photo', 'Drawing'),
      'partials/keep-light-soft.prompt': 'Mine.\n',
    });
    const { code } = await runCli(folder, ['fix', '--write', '--rule', 'cache/shared-block']);
    assert.equal(code, 0);
    const files = filesOf(folder);
    assert.equal(files['partials/keep-light-soft.prompt'], 'Mine.\n');
    assert.equal(files['partials/keep-light-soft-2.prompt'], `${rules(64)}\n`);
    assert.match(files['b.prompt'] ?? '', /^\{\{> keep-light-soft-2\}\}\n\nDrawing/mu);
  });

  it('makes a partial for templates outside of the working folder, too', async () => {
    const folder = tempFolder({
      'work/x.txt': '',
      'far/one/a.prompt': LATE,
      'far/two/a.prompt': LATE.replace('Photo', 'Drawing'),
    });
    const work = join(folder, 'work');
    await runCli(work, ['fix', '../far', '--write', '--rule', 'cache/shared-block']);
    assert.equal(filesOf(folder)['far/partials/keep-light-soft.prompt'], `${rules(64)}\n`);
    assert.equal((await runCli(work, ['fix', '../far'])).stdout, '');
  });

  it('leaves the brand workspace with nothing to fix, and its words as they were', async () => {
    const folder = tempFolder();
    cpSync(resolve(root, 'examples/brand'), folder, { recursive: true });
    const before = filesOf(folder);
    for (let round = 0; round < 4; round++) await runCli(folder, ['fix', '--write']);
    const { stderr } = await runCli(folder, ['fix']);
    assert.match(stderr, /^0 fixes/u);
    const after = filesOf(folder);
    const words = (files: Readonly<Record<string, string>>, path: string): readonly string[] =>
      (files[path] ?? '')
        .replace(/^---[^]*?^---$/mu, '')
        .replace(/\{\{>\s*([\w-]+)\s*\}\}/gu, (_, name: string) => {
          const at = Object.keys(files).find((key) => key.endsWith(`partials/${name}.prompt`));
          return (at === undefined ? undefined : files[at]) ?? name;
        })
        .split(/\s+/u)
        .filter((word) => word !== '')
        .sort();
    for (const path of Object.keys(before)) {
      if (path.endsWith('.prompt')) assert.deepEqual(words(after, path), words(before, path), path);
    }
  });

  it('refuses standard input', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.prompt'), LATE);
    assert.equal((await runCli(folder, ['fix', '-'])).code, 2);
  });
});
