import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendLines } from '../../../src/cli/usage/appendLines.ts';
import { runProcess } from '../support/process.ts';
import { tempFolder } from '../support/tempFolder.ts';

const line = (id: string): string =>
  JSON.stringify({ id, model: 'gpt-image-2', usage: { input_tokens: 22, output_tokens: 196 } });
const linesOf = (writer: number, count: number): string =>
  Array.from({ length: count }, (_, number) => line(`${writer}-${number}`)).join('\n');

function idsIn(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((text) => (JSON.parse(text) as { readonly id: string }).id);
}

describe('appendLines', () => {
  it('makes the file, and closes half a line that another writer left', async () => {
    const folder = tempFolder({ 'torn.jsonl': '{"id":"a"' });
    await appendLines(join(folder, 'logs/new.jsonl'), ['one', 'two']);
    assert.equal(readFileSync(join(folder, 'logs/new.jsonl'), 'utf8'), 'one\ntwo\n');
    await appendLines(join(folder, 'torn.jsonl'), ['three']);
    assert.equal(readFileSync(join(folder, 'torn.jsonl'), 'utf8'), '{"id":"a"\nthree\n');
  });

  it('takes the lock of a process that died', async () => {
    const folder = tempFolder({});
    const file = join(folder, 'log.jsonl');
    // No process has a number this high on Linux, macOS or Windows.
    writeFileSync(`${file}.lock`, '99999999 gone');
    await appendLines(file, ['one']);
    assert.equal(readFileSync(file, 'utf8'), 'one\n');
    assert.ok(!existsSync(`${file}.lock`));
  });

  it('keeps every line of several processes at once', async () => {
    const folder = tempFolder({});
    const writers = [0, 1, 2, 3];
    const ended = await Promise.all(
      writers.map((writer) =>
        runProcess(folder, ['usage', 'add'], { stdin: linesOf(writer, 400) }),
      ),
    );
    assert.deepEqual(
      ended.map(({ code }) => code),
      [0, 0, 0, 0],
    );
    assert.equal(new Set(idsIn(join(folder, 'usage.jsonl'))).size, 1_600);
  });

  it('loses nothing that was there, and spoils nothing that comes, when it is killed', async () => {
    const folder = tempFolder({ 'usage.jsonl': `${line('first')}\n` });
    const file = join(folder, 'usage.jsonl');
    for (const killAfterMs of [150, 400]) {
      await runProcess(folder, ['usage', 'add'], { stdin: linesOf(0, 30_000), killAfterMs });
    }
    await appendLines(file, [line('last')]);
    const whole = readFileSync(file, 'utf8').split('\n');
    assert.equal(whole[0], line('first'));
    assert.equal(whole.at(-2), line('last'));
    const torn = whole.slice(0, -1).filter((text) => !text.endsWith('}}'));
    assert.ok(torn.length <= 2, `${torn.length} lines are torn by two killed writers`);
  });
});
