import assert from 'node:assert/strict';
import { readHeader } from '../../../src/core/template/header.ts';
import { parseYamlMap } from '../../../src/core/template/yamlMap.ts';
import type { SettingsLayer } from '../../../src/core/template/template.ts';
import { runSteps } from '../../../src/core/text/steps.ts';
import { parseProjectFile } from '../../../src/core/project/projectFile.ts';
import { createProjectContext } from '../../../src/core/project/settings.ts';
import { analysed, type Circumstances } from '../../support/analysed.ts';
import { english } from '../../support/english.ts';

function layer(yaml: string): SettingsLayer {
  return readHeader(runSteps(parseYamlMap(yaml, { start: 0, end: yaml.length })).entries).layer;
}

function qualityOf(header: string, circumstances: Circumstances): string | undefined {
  return analysed(`---\n${header}\n---\nA cat`, circumstances).requests[0]?.request.quality;
}

describe('createProjectContext', () => {
  it('puts options over header, override, project file, editor settings and what is built in', () => {
    const override = 'overrides: [{files: "a.*", quality: medium}, {files: "b.*", quality: max}]';
    const project = `quality: xhigh\n${override}`;
    const user = { defaults: layer('quality: max') };
    assert.equal(qualityOf('', {}), 'auto');
    assert.equal(qualityOf('', { user }), 'max');
    assert.equal(qualityOf('', { user, project: 'quality: xhigh' }), 'xhigh');
    assert.equal(qualityOf('', { user, project }), 'medium');
    assert.equal(qualityOf('quality: high', { user, project }), 'high');
    const forced = layer('quality: low');
    assert.equal(qualityOf('quality: high', { user: { ...user, forced }, project }), 'low');
  });

  it('lets later overrides win over earlier ones, key by key', () => {
    const project =
      'overrides: [{files: "*", quality: low, n: 2}, {files: a.prompt, quality: high}, {files: b.prompt, n: 9}]';
    const { request } = analysed('A cat', { project }).requests[0] ?? {};
    assert.deepEqual([request?.quality, request?.n], ['high', 2]);
  });

  it('fills in the variables of every layer, the nearest value first', () => {
    const project =
      'inputs: {a: far, b: far}\noverrides: [{files: "*", inputs: {b: nearer, c: nearer}}]';
    const text = '---\ninputs: {c: nearest}\n---\n{{a}}{{b}}{{c}}';
    assert.equal(
      analysed(text, { project }).prompt.characters,
      'far'.length + 'nearer'.length + 'nearest'.length,
    );
  });

  it('counts variables without a value by the setting, 20 tokens if there is none', () => {
    assert.equal(analysed('{{a}}').prompt.tokens.max, 20);
    assert.equal(analysed('{{a}}', { user: { undeclaredTokens: 7 } }).prompt.tokens.max, 7);
    assert.equal(analysed('{{a}}', { user: { undeclaredTokens: 0 } }).prompt.tokens.max, 0);
  });

  it('takes the globs of the project for those of the user, and those for the native ones', () => {
    const isTemplate = (
      include: readonly string[] | undefined,
      project: string,
      path: string,
    ): boolean => createProjectContext({ include }, parseProjectFile(project)).isTemplate(path);
    for (const path of ['a.prompt', 'x/a.prompt.txt', 'x/a.prompt.md']) {
      assert.ok(isTemplate(undefined, '', path), path);
    }
    for (const path of ['a.txt', 'a.prompt.yml', 'a.prompty', 'prompt']) {
      assert.ok(!isTemplate(undefined, '', path), path);
    }
    assert.ok(isTemplate(['*.txt'], '', 'a.txt'));
    assert.ok(!isTemplate(['*.txt'], '', 'a.prompt'));
    assert.ok(!isTemplate(['*.txt'], 'include: "*.md"', 'a.txt'));
    assert.ok(isTemplate(['*.txt'], 'include: "*.md"', 'a.md'));
    assert.ok(!isTemplate(undefined, 'exclude: drafts', 'drafts/a.prompt'));
    assert.ok(isTemplate(undefined, 'exclude: drafts', 'a.prompt'));
  });

  it('lets no number pass for exact when the project file cannot be read', () => {
    const text = '---\nmodel: gpt-image-2\nquality: low\nsize: 1024x1024\n---\nA cat';
    assert.equal(analysed(text).requests[0]?.basis, 'exact');
    const { basis, reasons } = analysed(text, { project: '- quality: high' }).requests[0] ?? {};
    assert.equal(basis, 'estimate');
    assert.match(english(...(reasons ?? [])), /prompt-cost\.yaml/u);
  });
});
