import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { migrationReportSchema } from '../../../src/core/index.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

const OLD =
  '---\nmodel: gpt-image-1 # until October\nquality: high\nsize: 1024x1024\n---\nA teapot.\n';
const NEW = OLD.replace('gpt-image-1 ', 'gpt-image-2.5-flare ').replace('high', 'max');
const LIVE = '---\nmodel: gpt-image-2\nquality: medium\nsize: 1536x1024\n---\nA teapot.\n';

describe('migrate', () => {
  it('says what each request would cost, and writes nothing', async () => {
    const folder = tempFolder({ 'old.prompt': OLD, 'live.prompt': LIVE });
    const { code, stdout } = await runCli(folder, ['migrate', '--to', 'gpt-image-2.5-flare']);
    assert.equal(code, 0);
    // 10 tokens of text at $5; 1,372 tokens at $30 on both; 4,160 at $40 against 7,024 at $30; the same
    // words are 343 and 1,756 tokens.
    assert.deepEqual(
      stdout.split('\n').map((line) => line.trim().split(/\s{2,}/u)),
      [
        ['Template', 'Now', 'Cost', 'Then', 'Cost', 'Change', 'Same quality word'],
        [
          'live.prompt:6',
          'gpt-image-2 medium 1536×1024',
          '$0.0412',
          'gpt-image-2.5-flare high 1536×1024',
          '$0.0412',
          '±$0.00',
          'medium: $0.0103',
        ],
        [
          'old.prompt:6',
          'gpt-image-1 high 1024×1024',
          '$0.1665',
          'gpt-image-2.5-flare max 1024×1024',
          '$0.2108',
          '+$0.0443',
          'high: $0.0527',
        ],
        ['Total', '2 requests', '$0.2077', '$0.2520', '+$0.0443'],
        [''],
        [
          'Costs are those of one request, by the price list of 2026-11-23. ≈ marks an estimate, ≥ a lower bound.',
        ],
        ['Nothing is written yet; --write changes 2 files.'],
        [''],
      ],
    );
    assert.equal(readFileSync(join(folder, 'old.prompt'), 'utf8'), OLD);
  });

  it('moves only what is retiring, to the official replacement, when no model is given', async () => {
    const folder = tempFolder({
      'old.prompt': OLD,
      'live.prompt': LIVE,
      'mini.prompt': OLD.replace('gpt-image-1', 'gpt-image-1-mini'),
    });
    const { stdout } = await runCli(folder, ['migrate', '--format', 'json']);
    const { requests } = migrationReportSchema.parse(JSON.parse(stdout));
    assert.deepEqual(
      requests.map(({ path, after }) => [path, after.model]),
      [
        ['mini.prompt', 'gpt-image-2.6-sunburst'],
        ['old.prompt', 'gpt-image-2.6-sunburst'],
      ],
    );
  });

  it('takes the date it is told', async () => {
    const folder = tempFolder({ 'old.prompt': OLD });
    const args = ['migrate', '--to', 'gpt-image-2.5-flare', '--retiring'];
    assert.match((await runCli(folder, args)).stdout, /1 request/u);
    assert.equal(
      (await runCli(folder, [...args, '--from', 'gpt-image-1-mini'])).stdout,
      'There is nothing to move.\n',
    );
    assert.equal((await runCli(folder, [...args, '--at', 'tomorrow'])).code, 2);
  });

  it('writes files with their marks, line ends and permissions, through links', async () => {
    const windows = `\ufeff${OLD.replaceAll('\n', '\r\n')}`;
    const folder = tempFolder({ 'a.prompt': windows, 'shared/b.txt': OLD });
    chmodSync(join(folder, 'a.prompt'), 0o640);
    symlinkSync(join(folder, 'shared', 'b.txt'), join(folder, 'b.prompt'));
    const { code, stdout } = await runCli(folder, [
      'migrate',
      '--to',
      'gpt-image-2.5-flare',
      '--write',
      'a.prompt',
      'b.prompt',
    ]);
    assert.equal(code, 0);
    assert.match(stdout, /Changed 2 files\.\n$/u);
    assert.equal(
      readFileSync(join(folder, 'a.prompt'), 'utf8'),
      `\ufeff${NEW.replaceAll('\n', '\r\n')}`,
    );
    assert.equal(statSync(join(folder, 'a.prompt')).mode & 0o777, 0o640);
    assert.equal(readFileSync(join(folder, 'shared/b.txt'), 'utf8'), NEW);
    assert.ok(lstatSync(join(folder, 'b.prompt')).isSymbolicLink());
    assert.deepEqual(readdirSync(folder).sort(), ['a.prompt', 'b.prompt', 'shared']);
  });

  it('has nothing left to do the second time', async () => {
    const folder = tempFolder({ 'old.prompt': OLD });
    const args = ['migrate', '--to', 'gpt-image-2.5-flare', '--write'];
    await runCli(folder, args);
    assert.equal(readFileSync(join(folder, 'old.prompt'), 'utf8'), NEW);
    assert.equal((await runCli(folder, args)).stdout, 'There is nothing to move.\n');
  });

  it('adds keys that came from the project file', async () => {
    const folder = tempFolder({
      'prompt-cost.yaml': 'model: gpt-image-1\nquality: high\nsize: 1024x1024\n',
      'a.prompt': 'A teapot.\n',
    });
    await runCli(folder, ['migrate', '--to', 'gpt-image-2.5-flare', '--write']);
    assert.equal(
      readFileSync(join(folder, 'a.prompt'), 'utf8'),
      '---\nmodel: gpt-image-2.5-flare\nquality: max\n---\nA teapot.\n',
    );
  });

  it('leaves what cannot be moved or read, says so, and moves the rest', async () => {
    const broken = '---\nmodel: gpt-image-1\nx: "\n---\nA teapot.\n';
    const folder = tempFolder({ 'broken.prompt': broken, 'old.prompt': OLD });
    writeFileSync(
      join(folder, 'bytes.prompt'),
      Buffer.concat([Buffer.from(OLD), Buffer.from([0xff])]),
    );
    const { code, stdout } = await runCli(folder, [
      'migrate',
      '--to',
      'gpt-image-2.5-flare',
      '--write',
    ]);
    assert.equal(code, 1);
    assert.match(stdout, /Not moved: broken\.prompt: .*by hand/u);
    assert.match(stdout, /Not moved: bytes\.prompt: .*not UTF-8/u);
    assert.match(stdout, /Changed 1 file\./u);
    assert.equal(readFileSync(join(folder, 'broken.prompt'), 'utf8'), broken);
    assert.equal(readFileSync(join(folder, 'old.prompt'), 'utf8'), NEW);
  });

  it('refuses what it does not know', async () => {
    const folder = tempFolder({ 'old.prompt': OLD });
    const unknown = await runCli(folder, ['migrate', '--to', 'gpt-image-9']);
    assert.deepEqual(
      [unknown.code, unknown.stderr],
      [2, 'error: --to: no price is known for the model gpt-image-9\n'],
    );
    assert.equal((await runCli(folder, ['migrate', '-'], { stdin: [OLD] })).code, 2);
  });

  it('leaves the last column out where there is no room', async () => {
    const folder = tempFolder({ 'old.prompt': OLD });
    const { stdout } = await runCli(folder, ['migrate', '--to', 'gpt-image-2.5-flare'], {
      columns: 100,
    });
    assert.doesNotMatch(stdout, /Same quality word/u);
  });
});
