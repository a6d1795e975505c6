import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import type { LintReport } from '../../../src/core/index.ts';
import { rules } from '../../core/caching/golden.ts';
import { judgeOf } from '../../core/tokens/judge.ts';
import { runCli } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

const root = resolve(import.meta.dirname, '../../..');
const schema = JSON.parse(
  readFileSync(resolve(root, 'dist/schemas/lint.schema.json'), 'utf8'),
) as object;
const isReport = new Ajv({ strict: true }).compile<LintReport>(schema);

async function lintJson(folder: string, ...args: string[]): Promise<LintReport> {
  const { stdout } = await runCli(folder, ['lint', ...args, '--format', 'json']);
  const report: unknown = JSON.parse(stdout);
  assert.ok(isReport(report), JSON.stringify(isReport.errors));
  return report;
}

const CLEAN = '---\nquality: low\nsize: 1008x1056\n---\nA red kettle.\n';
const LATE = `---\nquality: low\nsize: 1008x1056\ninputs: { x: a kettle }\n---\nPhoto of {{x}}.\n\n${rules(64)}\n`;

describe('lint', () => {
  const folder = tempFolder({
    'clean/a.prompt': CLEAN,
    'late/a.prompt': LATE,
    'late/b.prompt': LATE.replace('Photo', 'Drawing'),
    'loud/prompt-cost.yaml': 'rules: { cache/variable-before-static: error }\n',
    'loud/a.prompt': LATE,
    'muted/prompt-cost.yaml': 'mute_below_usd: 3\n',
    'muted/a.prompt': LATE,
    'spoken/a.prompt': LATE.replace('quality', 'api: responses\nmainline_model: gpt-4\nquality'),
    'broken/prompt-cost.yaml': 'ruels: {}\n',
    'broken/a.prompt': CLEAN,
  });

  it('ends with 0 when there is nothing to say', async () => {
    const { code, stdout } = await runCli(folder, ['lint', 'clean']);
    assert.equal(code, 0);
    assert.equal(stdout, '0 findings in 1 template.\n');
  });

  it('ends with 1 for findings, from the severity on that is asked for', async () => {
    const codes = ['hint', 'info', 'warning', 'error'].map(async (severity) => {
      const { code } = await runCli(folder, ['lint', 'late', '--fail-on', severity]);
      return code;
    });
    assert.deepEqual(await Promise.all(codes), [1, 0, 0, 0]);
    assert.equal((await runCli(folder, ['lint', 'loud', '--fail-on', 'error'])).code, 1);
  });

  it('ends with 2 for what it cannot read', async () => {
    assert.equal((await runCli(folder, ['lint', 'gone'])).code, 2);
    assert.equal((await runCli(folder, ['lint', '--format', 'xml'])).code, 2);
  });

  it('counts what a text model reads and caches by the encoding of that model', async () => {
    const [finding] = (await lintJson(folder, 'spoken')).findings;
    assert.equal(finding?.ruleId, 'cache/variable-before-static');
    const [, tokens = ''] = /of ([\d,]+) tokens can be reused/u.exec(finding.message) ?? [];
    assert.equal(Number(tokens.replaceAll(',', '')), judgeOf('cl100k_base')(rules(64)));
    assert.doesNotMatch(finding.message, /o200k_base/u);
  });

  it('reports findings worth most first, and clusters', async () => {
    const report = await lintJson(folder, 'late');
    const rows = report.findings.map(({ path, ruleId, range }) => [path, ruleId, range.start]);
    assert.deepEqual(rows, [
      // Either alone: 648 reads; both together 648 reads more, of 352 writes each one.
      ['late/a.prompt', 'cache/shared-block', { line: 7, character: 0 }],
      ['late/b.prompt', 'cache/shared-block', { line: 7, character: 0 }],
      ['late/a.prompt', 'cache/variable-before-static', { line: 5, character: 9 }],
      ['late/b.prompt', 'cache/variable-before-static', { line: 5, character: 11 }],
    ]);
    const [cluster] = report.clusters;
    assert.deepEqual(cluster?.templates, ['late/a.prompt', 'late/b.prompt']);
    const tokens = cluster.tokensShareable;
    assert.ok(tokens > 1_024);
    // 2,000 runs, 352 of them write: 1,648 × tokens × $3.75 per million.
    assert.equal(cluster.savingsUsdPerMonth, (1_648 * tokens * 3.75) / 1e6);
    assert.equal(report.findings[0]?.savingsUsdPerMonth, cluster.savingsUsdPerMonth / 2);
    assert.equal(report.findings[2]?.savingsUsdPerMonth, (648 * tokens * 3.75) / 1e6);
    assert.ok(report.findings.every(({ confirmed }) => !confirmed));
  });

  it('keeps templates of one name apart, also outside of the working folder', async () => {
    const report = await lintJson(join(folder, 'clean'), '../late', '../muted/a.prompt');
    assert.deepEqual(report.clusters[0]?.templates, ['../late/a.prompt', '../late/b.prompt']);
    assert.deepEqual(
      report.findings.map(({ path }) => path),
      ['../late/a.prompt', '../late/b.prompt', '../late/a.prompt', '../late/b.prompt'],
    );
  });

  it('counts money that several findings mean only once', async () => {
    const { stdout } = await runCli(folder, ['lint', 'late']);
    const { clusters } = await lintJson(folder, 'late');
    const total = (clusters[0]?.savingsUsdPerMonth ?? 0).toFixed(2);
    assert.ok(stdout.includes(`potentially $${total} a month (not confirmed).`), stdout);
  });

  it('speaks SARIF, with lines and columns counted from 1', async () => {
    const { stdout } = await runCli(folder, ['lint', 'loud', '--format', 'sarif']);
    const { version, runs } = JSON.parse(stdout) as {
      version: string;
      runs: { tool: { driver: { rules: unknown } }; results: Record<string, unknown>[] }[];
    };
    assert.equal(version, '2.1.0');
    assert.deepEqual(runs[0]?.tool.driver.rules, [{ id: 'cache/variable-before-static' }]);
    const [result] = runs[0].results;
    assert.equal(result?.['level'], 'error');
    assert.deepEqual(result['locations'], [
      {
        physicalLocation: {
          artifactLocation: { uri: 'loud/a.prompt' },
          region: { startLine: 6, startColumn: 10, endLine: 6, endColumn: 15 },
        },
      },
    ]);
  });

  it('leaves out what is worth less than the project file asks for', async () => {
    assert.equal((await runCli(folder, ['lint', 'muted'])).code, 0);
  });

  it('tells what is wrong with a project file', async () => {
    const { findings } = await lintJson(folder, 'broken');
    assert.deepEqual(
      findings.map(({ path, ruleId }) => [path, ruleId]),
      [['broken/prompt-cost.yaml', 'header/unknown-key']],
    );
  });

  it('finds the mistakes of the brand workspace', async () => {
    const { findings, clusters } = await lintJson(root, 'examples/brand');
    const byRule = new Map<string, string[]>();
    for (const { ruleId, path } of findings) {
      const name = path.replace('examples/brand/', '').replace('.prompt', '');
      byRule.set(ruleId, [...(byRule.get(ruleId) ?? []), name].sort());
    }
    const expected: Readonly<Record<string, readonly string[]>> = {
      'cache/variable-before-static': [
        ...['campaigns/anniversary', 'campaigns/autumn-soup', 'campaigns/wedding-list'],
        ...['campaigns/winter-bread', 'shop/pan'],
      ],
      'cache/volatile-prefix': ['campaigns/new-kitchen', 'shop/bowl'],
      'cache/unstable-prefix': ['shop/grater', 'shop/juicer', 'shop/ladle'],
      'cache/variable-image-first': [
        ...['edits/colourway', 'edits/place-in-kitchen', 'edits/second-view'],
      ],
      'cache/shared-block': [
        ...['campaigns/new-kitchen', 'campaigns/wedding-list', 'campaigns/winter-bread'],
        ...['manuals/sheet', 'manuals/step-1', 'manuals/step-2', 'manuals/step-3'],
        ...['manuals/step-4', 'newsletter/header', 'shop/bowl', 'shop/mortar', 'shop/pan'],
        ...['social/story-behind', 'social/story-question', 'social/story-reader'],
      ],
      'template/missing-partial': ['campaigns/sale-weekend'],
      'template/partial-cycle': ['newsletter/loop'],
    };
    for (const [rule, names] of Object.entries(expected)) {
      assert.deepEqual(byRule.get(rule), names, rule);
    }
    assert.equal(byRule.has('cache/no-structure'), false);
    assert.deepEqual(
      clusters.map(({ templates }) => templates.length),
      [8, 11, 5, 6],
    );
  });
});
