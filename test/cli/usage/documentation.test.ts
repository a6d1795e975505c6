import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseProjectFile, readUsageLine, type UsageRecord } from '../../../src/core/index.ts';
import { tempFolder } from '../support/tempFolder.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/usage-log.md'), 'utf8');

/** The code blocks of a language, in order. */
function blocks(language: string): readonly string[] {
  return [...page.matchAll(/```(\w+)\n([^]*?)```/gu)]
    .filter(([, name]) => name === language)
    .map(([, , code]) => code ?? '');
}

function loggedIn(folder: string): UsageRecord {
  const reading = readUsageLine(readFileSync(join(folder, 'usage.jsonl'), 'utf8'));
  assert.ok(reading.kind === 'record', JSON.stringify(reading));
  return reading.record;
}

function assertWhole(record: UsageRecord): void {
  const { id, time, model, quality, size, images, template, counts } = record;
  assert.match(id ?? '', /^[\da-f-]{36}$/u);
  assert.ok(!Number.isNaN(Date.parse(time ?? '')));
  assert.deepEqual(
    [model, quality, size, images, template, counts.textInput, counts.imageOutput],
    ['gpt-image-2', 'low', '1024x1024', 1, 'hero.prompt', 22, 196],
  );
}

describe('docs/usage-log.md', () => {
  it('shows lines that are read', () => {
    const [line, judgement] = blocks('json').map((text) => readUsageLine(text));
    assert.deepEqual([line?.kind, judgement?.kind], ['record', 'judgement']);
  });

  it('shows a project file without findings', () => {
    const { usage, findings } = parseProjectFile(blocks('yaml')[0] ?? '');
    assert.deepEqual(findings, []);
    assert.equal(usage.length, 2);
  });

  it('has lines for Node that log a whole response', () => {
    const folder = tempFolder({});
    const response = {
      data: [{ b64_json: '…' }],
      quality: 'low',
      size: '1024x1024',
      usage: { input_tokens: 22, output_tokens: 196 },
    };
    const call = `logUsage(${JSON.stringify(response)}, 'gpt-image-2', { template: 'hero.prompt' });`;
    writeFileSync(join(folder, 'log.mjs'), `${blocks('js')[0] ?? ''}\n${call}\n`);
    execFileSync(process.execPath, ['log.mjs'], { cwd: folder });
    assertWhole(loggedIn(folder));
  });

  it('has lines for Python that do the same, where there is Python', () => {
    const folder = tempFolder({});
    const call = [
      'from types import SimpleNamespace as Object',
      'usage = Object(model_dump=lambda: {"input_tokens": 22, "output_tokens": 196, "output_tokens_details": None})',
      'response = Object(data=[1], quality="low", size="1024x1024", usage=usage)',
      'log_usage(response, "gpt-image-2", template="hero.prompt")',
    ].join('\n');
    writeFileSync(join(folder, 'log.py'), `${blocks('python')[0] ?? ''}\n${call}\n`);
    const ran = spawnSync('python3', ['log.py'], { cwd: folder });
    if (ran.error !== undefined) return;
    assert.equal(ran.stderr.toString(), '');
    assertWhole(loggedIn(folder));
  });
});
