import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { runCli } from './support/runCli.ts';

describe('run', () => {
  it('prints its version and that of the price list', async () => {
    const { code, stdout } = await runCli(tmpdir(), ['--version']);
    assert.equal(code, 0);
    assert.match(stdout, /^1\.2\.3 \(price list \d{4}-\d{2}-\d{2}\)\n$/u);
  });

  it('lists its commands, and the options of each', async () => {
    const all = await runCli(tmpdir(), ['--help']);
    assert.equal(all.code, 0);
    assert.match(all.stdout, /estimate.*\n(?:.*\n)*.*price/u);
    const one = await runCli(tmpdir(), ['estimate', '--help']);
    for (const option of ['--format', '--model', '--quality', '--size', '--n', '--config'])
      assert.ok(one.stdout.includes(option), option);
  });

  it('refuses an unknown command in one line, with the nearest one', async () => {
    const { code, stdout, stderr } = await runCli(tmpdir(), ['estimat', 'x']);
    assert.deepEqual(
      { code, stdout, stderr },
      {
        code: 2,
        stdout: '',
        stderr: "error: unknown command 'estimat' (Did you mean estimate?)\n",
      },
    );
  });

  it('shows its help and fails when no command is given', async () => {
    const { code, stdout, stderr } = await runCli(tmpdir(), []);
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    assert.match(stderr, /Usage: prompt-cost/u);
  });
});
