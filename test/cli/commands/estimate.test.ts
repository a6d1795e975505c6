import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { estimateReportSchema, type EstimateReport } from '../../../src/core/index.ts';
import { openAiTokens } from '../../support/openAiEncoder.ts';
import { runCli, type CliSurroundings } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

async function estimateJson(
  cwd: string,
  args: readonly string[],
  surroundings?: CliSurroundings,
): Promise<EstimateReport> {
  const { code, stdout, stderr } = await runCli(
    cwd,
    ['estimate', ...args, '--format', 'json'],
    surroundings,
  );
  assert.equal(code, 0, stderr);
  return estimateReportSchema.parse(JSON.parse(stdout));
}

const KETTLE = 'A copper kettle on a slate hob, soft window light.';

/** The paths of a report, one per request. */
function pathsOf({ requests }: EstimateReport): readonly string[] {
  return requests.map(({ path }) => path);
}

/** Model, quality, size and n of each request. */
function asked({ requests }: EstimateReport): readonly string[] {
  return requests.map(({ model, quality, size, n }) => [model, quality, size, n].join(' '));
}

describe('estimate --format json', () => {
  const folder = tempFolder({
    'prompts/kettle.prompt': `---\nquality: medium\nsize: 1536x1024\n---\n\n${KETTLE}\n`,
  });

  it('gives the whole report of one template', async () => {
    // 6 tokens are what the API adds to a prompt; 1,372 image tokens are in the size table.
    const text = openAiTokens(KETTLE) + 6;
    const textUsd = (text * 5) / 1e6;
    const total = (text * 5_000 + 1_372 * 30_000) / 1e9;
    const report = await estimateJson(folder, ['prompts']);
    assert.deepEqual(report, {
      schemaVersion: 1,
      catalogVersion: report.catalogVersion,
      requests: [
        {
          path: 'prompts/kettle.prompt',
          line: 6,
          model: 'gpt-image-2',
          operation: 'generate',
          quality: 'medium',
          size: '1536x1024',
          n: 1,
          batch: false,
          tokens: {
            textInput: { min: text, max: text },
            imageInput: { min: 0, max: 0 },
            imageOutput: { min: 1372, max: 1372 },
          },
          costUsd: {
            textInput: { min: textUsd, max: textUsd },
            imageInput: { min: 0, max: 0 },
            imageOutput: { min: 0.04116, max: 0.04116 },
            total: { min: total, max: total },
          },
          perImageUsd: { min: total, max: total },
          basis: 'exact',
          reasons: [],
          findings: [
            {
              ruleId: 'request/cheaper-size',
              severity: 'hint',
              // 1600×1008 makes 48 · 30 · 3,612,800 / 4,000,000 = 1,301 tokens, 71 fewer.
              message:
                'The same picture for less: 1600×1008 costs $0.0391/image, that is $0.00213 (5.2 %) less an image than 1536×1024. It has no fewer pixels and nearly the same shape.',
              range: { start: { line: 2, character: 6 }, end: { line: 2, character: 15 } },
            },
          ],
        },
      ],
      projectFiles: [],
      totals: { requests: 1, unpriced: 0, costUsd: { min: total, max: total } },
    });
    assert.match(report.catalogVersion, /^\d{4}-\d{2}-\d{2}$/u);
  });
});

describe('estimate', () => {
  it('lets options win over headers, projects and outputs', async () => {
    const folder = tempFolder({
      'prompt-cost.yaml': 'overrides:\n  - { files: "**", quality: high }\n',
      'a.prompt': '---\nmodel: gpt-image-2.5-flare\nn: 2\n---\nA cat.',
      'b.prompt':
        '---\noutputs:\n  - { quality: low, size: 1024x1024 }\n  - { quality: max }\n---\nA dog.',
    });
    const options = [
      '--model',
      'gpt-image-2',
      '--quality',
      'low',
      '--size',
      '1536x1024',
      '--n',
      '3',
    ];
    assert.deepEqual(asked(await estimateJson(folder, options)), [
      'gpt-image-2 low 1536x1024 3',
      'gpt-image-2 low 1536x1024 3',
    ]);
  });

  it('reads the nearest project file upwards, also from a folder below it', async () => {
    const folder = tempFolder({
      'prompt-cost.yaml': 'quality: low\nsize: 1024x1024\nexclude: old/**\n',
      'old/x.prompt': 'An old cat.',
      'brand/deep/a.prompt': 'A cat.',
      'brand/other/prompt-cost.yaml': 'quality: high\n',
      'brand/other/b.prompt': 'A dog.',
    });
    const report = await estimateJson(join(folder, 'brand'), []);
    assert.deepEqual(pathsOf(report), ['deep/a.prompt', 'other/b.prompt']);
    assert.deepEqual(asked(report), ['gpt-image-2 low 1024x1024 1', 'gpt-image-2 high auto 1']);
    assert.deepEqual(report.projectFiles, [
      { path: '../prompt-cost.yaml', findings: [] },
      { path: 'other/prompt-cost.yaml', findings: [] },
    ]);
    assert.deepEqual(pathsOf(await estimateJson(folder, ['old'])), []);
    assert.deepEqual(pathsOf(await estimateJson(folder, ['old/x.prompt'])), ['old/x.prompt']);
  });

  it('takes the project file that --config names instead', async () => {
    const folder = tempFolder({
      'prompt-cost.yaml': 'quality: low\n',
      'ci/ci.yaml': 'quality: high\nsize: 1024x1024\n',
      'a.prompt': 'A cat.',
    });
    const report = await estimateJson(folder, ['--config', 'ci/ci.yaml']);
    assert.deepEqual(asked(report), ['gpt-image-2 high 1024x1024 1']);
  });

  it('reports what is wrong in the project file and goes on', async () => {
    const folder = tempFolder({
      'prompt-cost.yaml': 'quality: low\nqualty: high\n',
      'a.prompt': 'A cat.',
    });
    const { requests, projectFiles } = await estimateJson(folder, []);
    assert.equal(requests[0]?.quality, 'low');
    assert.deepEqual(
      projectFiles.flatMap(({ path, findings }) =>
        findings.map(({ ruleId, range }) => [path, ruleId, range]),
      ),
      [
        [
          'prompt-cost.yaml',
          'header/unknown-key',
          { start: { line: 1, character: 0 }, end: { line: 1, character: 6 } },
        ],
      ],
    );
  });

  it('takes a named file for a template, whatever it is called', async () => {
    const folder = tempFolder({
      'note.txt': 'A cat.',
      '.github/prompts/review.prompt.md': 'Review the code.',
      '.github/prompts/hero.prompt.md': '---\nmodel: gpt-image-2\n---\nA hero picture.',
    });
    assert.deepEqual(pathsOf(await estimateJson(folder, [])), ['.github/prompts/hero.prompt.md']);
    const named = ['note.txt', '.github/prompts/review.prompt.md'];
    assert.deepEqual(pathsOf(await estimateJson(folder, named)), named);
  });

  it('reads standard input once', async () => {
    const folder = tempFolder({ 'prompt-cost.yaml': 'quality: low\nsize: 1024x1024\n' });
    const report = await estimateJson(folder, ['-', '-'], {
      stdin: ['---\nmodel: gpt-im', 'age-2\n---\n', new TextEncoder().encode(KETTLE)],
    });
    assert.deepEqual(
      report.requests.map(({ path, line, tokens }) => [path, line, tokens.textInput.max]),
      [['-', 4, openAiTokens(KETTLE) + 6]],
    );
    assert.deepEqual(asked(report), ['gpt-image-2 low 1024x1024 1']);
  });

  it('counts a file once, however many ways lead to it', async () => {
    const folder = tempFolder({
      'real/z.prompt': '---\nquality: low\nsize: 1024x1024\n---\nA cat.',
    });
    symlinkSync('real', join(folder, 'a-link'));
    symlinkSync('..', join(folder, 'real/loop'));
    symlinkSync('real/z.prompt', join(folder, 'b.prompt'));
    symlinkSync('nowhere', join(folder, 'c.prompt'));
    const report = await estimateJson(folder, ['.', 'real', 'real/z.prompt', 'a-link']);
    assert.deepEqual(pathsOf(report), ['real/z.prompt']);
    // 196 image tokens and the text: one request, not six.
    assert.equal(report.totals.requests, 1);
    assert.equal(report.totals.costUsd.max, report.requests[0]?.costUsd?.total.max);
  });

  it('names every path that cannot be read, estimates the others and exits with 2', async () => {
    const folder = tempFolder({ 'a.prompt': 'A cat.' });
    symlinkSync('self', join(folder, 'self'));
    const { code, stdout, stderr } = await runCli(folder, [
      ...['estimate', 'gone', 'a.prompt', 'a.prompt/x', 'self'],
      ...['--format', 'json'],
    ]);
    assert.equal(code, 2);
    assert.deepEqual(pathsOf(JSON.parse(stdout) as EstimateReport), ['a.prompt']);
    assert.deepEqual(stderr.trim().split('\n'), [
      'error: cannot read gone: no such file or folder',
      'error: cannot read a.prompt/x: a part of the path is not a folder',
      'error: cannot read self: its symbolic links form a loop',
    ]);
  });

  it('prints nothing but the failure when nothing can be read', async () => {
    const folder = tempFolder();
    for (const format of ['table', 'json', 'csv', 'markdown']) {
      const { code, stdout } = await runCli(folder, ['estimate', 'gone', '--format', format]);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    }
  });

  it('says that a folder holds no templates', async () => {
    const folder = tempFolder({ 'README.md': 'No prompt.' });
    const table = await runCli(folder, ['estimate']);
    assert.deepEqual(table, {
      code: 0,
      stdout: '',
      stderr:
        'no prompt templates in .; they are named *.prompt, *.prompt.txt or *.prompt.md, or as include in prompt-cost.yaml says\n',
    });
    const { requests, totals } = await estimateJson(folder, []);
    assert.deepEqual(
      { requests, totals },
      { requests: [], totals: { requests: 0, unpriced: 0, costUsd: { min: 0, max: 0 } } },
    );
  });

  it('never takes the unknown for free', async () => {
    const folder = tempFolder({
      'text.prompt': '---\nmodel: gpt-9\n---\nA cat.',
      'outputs.prompt': '---\noutputs: 5\n---\nA cat.',
      'size.prompt': '---\nquality: low\nsize: 1000x1000\n---\nA cat.',
      'fine.prompt': '---\nquality: low\nsize: 1024x1024\n---\nA cat.',
    });
    const { requests, totals } = await estimateJson(folder, []);
    const unpriced = requests.filter(({ basis }) => basis === 'unpriced');
    assert.deepEqual(
      unpriced.map(({ path, costUsd, perImageUsd, reasons }) => [
        path,
        costUsd,
        perImageUsd,
        reasons.length > 0,
      ]),
      ['outputs.prompt', 'size.prompt', 'text.prompt'].map((path) => [path, null, null, true]),
    );
    assert.deepEqual([totals.requests, totals.unpriced], [4, 3]);
    // “A cat.” is 3 tokens and 6 more; 196 image tokens: 9 × $5 + 196 × $30 per million.
    assert.deepEqual(totals.costUsd, { min: 0.005925, max: 0.005925 });
  });

  it('reads files as they come: marks of byte order, line ends of Windows, nothing, broken bytes', async () => {
    const header = '---\r\nquality: low\r\nsize: 1024x1024\r\n---\r\n';
    const folder = tempFolder({
      'bom.prompt': `\ufeff${header}A cat.\r\n`,
      'broken.prompt': Uint8Array.from([
        ...Buffer.from(`${header}A c`),
        0xff,
        ...Buffer.from('t.'),
      ]),
      'empty.prompt': '',
    });
    const { requests } = await estimateJson(folder, []);
    assert.deepEqual(
      requests.map(({ path, basis, tokens, findings }) => [
        path,
        basis,
        tokens.textInput.max,
        findings.flatMap(({ ruleId, severity }) => (severity === 'hint' ? [] : [ruleId])),
      ]),
      [
        ['bom.prompt', 'exact', 9, []],
        ['broken.prompt', 'estimate', openAiTokens('A c\ufffdt.') + 6, ['template/encoding']],
        ['empty.prompt', 'estimate', 6, ['template/empty-prompt']],
      ],
    );
  });

  it('estimates hundreds of templates', async () => {
    const files = Array.from({ length: 200 }, (_, index) => [
      `${index % 40}/${index}.prompt`,
      '---\nquality: low\nsize: 1024x1024\n---\nA cat.',
    ]);
    const folder = tempFolder(Object.fromEntries(files) as Record<string, string>);
    const { totals } = await estimateJson(folder, []);
    assert.deepEqual(totals, {
      requests: 200,
      unpriced: 0,
      costUsd: { min: 1.185, max: 1.185 },
    });
  });

  for (const [what, args, message] of [
    ['an unknown format', ['--format', 'xml'], /xml.*table, json, csv, markdown/u],
    ['an unknown quality', ['--quality', 'best'], /auto, low, medium, high, xhigh, max/u],
    ['a size without a height', ['--size', '1024'], /WIDTHxHEIGHT/u],
    ['a number of images that is none', ['--n', 'many'], /from 1 to 10/u],
    ['too many images', ['--n', '11'], /from 1 to 10/u],
    ['no model', ['--model', ''], /model id/u],
    ['an unknown option', ['--formt', 'json'], /--format/u],
    ['a project file that is not there', ['--config', 'gone.yaml'], /gone\.yaml: no such file/u],
  ] as const) {
    it(`refuses ${what} in one line`, async () => {
      const { code, stdout, stderr } = await runCli(tempFolder(), ['estimate', ...args]);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
      assert.match(stderr, message);
      assert.equal(stderr.trim().split('\n').length, 1);
    });
  }
});

describe('the shipped schema of the estimate', () => {
  const root = resolve(import.meta.dirname, '../../..');
  const schema = JSON.parse(
    readFileSync(join(root, 'dist/schemas/estimate.schema.json'), 'utf8'),
  ) as object;

  it('describes what the examples give', async () => {
    const { stdout } = await runCli(root, ['estimate', 'examples', '--format', 'json']);
    const validate = new Ajv({ strict: true }).compile(schema);
    const report: unknown = JSON.parse(stdout);
    assert.ok(validate(report), JSON.stringify(validate.errors));
    const [first] = (report as EstimateReport).requests;
    assert.ok(first);
    assert.ok(!validate({ ...(report as object), requests: [{ ...first, basis: 'sure' }] }));
  });
});
