import assert from 'node:assert/strict';
import { SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import { isImageTemplate } from '../../../src/core/project/ownership.ts';
import { parseNativeTemplate } from '../../../src/core/template/native.ts';
import { runSteps } from '../../../src/core/text/steps.ts';

function isOurs(path: string, header = ''): boolean {
  const template = runSteps(parseNativeTemplate(`---\n${header}\n---\nA cat`));
  return isImageTemplate(path, template, SHIPPED_CATALOGUE);
}

describe('isImageTemplate', () => {
  it('leaves VS Code’s prompt files alone', () => {
    for (const path of ['.github/prompts/a.prompt.md', '/home/x/.github/prompts/b/a.prompt.md']) {
      assert.ok(!isOurs(path), path);
      assert.ok(!isOurs(path, 'model: gpt-5\nagent: agent'), path);
    }
  });

  it('takes them when their header names an image model', () => {
    for (const model of [
      'gpt-image-2',
      'GPT-Image-2',
      'openai/gpt-image-2',
      'some-image-model-9',
    ]) {
      assert.ok(isOurs('.github/prompts/a.prompt.md', `model: ${model}`), model);
    }
  });

  it('takes every other path', () => {
    const paths = [
      'a.prompt.md',
      'x.github/prompts/a.prompt.md',
      '.github/a.prompt.md',
      '.github/prompts/a.prompt',
    ];
    for (const path of paths) assert.ok(isOurs(path), path);
  });
});
