import assert from 'node:assert/strict';
import type { EstimateReport } from '../../../src/core/index.ts';
import { runCli } from '../support/runCli.ts';

describe('estimate, of a template that means harm', () => {
  for (const [what, text] of [
    ['open variables', '{{a '.repeat(150_000)],
    ['open arguments', '{argument name="x '.repeat(50_000)],
    ['comments that never close', '{{!'.repeat(100_000)],
    ['headers that never close', '---\n'.repeat(50_000)],
    ['one endless word', 'a'.repeat(200_000)],
  ] as const) {
    it(`survives ${what}`, async () => {
      const { code, stdout, stderr } = await runCli('/', ['estimate', '-', '--format', 'json'], {
        stdin: [text],
      });
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
      const { requests } = JSON.parse(stdout) as EstimateReport;
      assert.equal(requests.length, 1);
      assert.ok((requests[0]?.findings.length ?? 0) <= 1_010);
    });
  }
});
