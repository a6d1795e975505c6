import assert from 'node:assert/strict';
import { namesTemplate } from '../../../src/core/template/templateName.ts';

describe('namesTemplate', () => {
  it('knows a template by its path, file name, and file name without endings', () => {
    const path = 'ads/hero.prompt.md';
    for (const name of [
      path,
      './ads/hero.prompt.md',
      '/srv/app/ads/hero.prompt.md',
      'ads\\hero.prompt.md',
    ]) {
      assert.ok(namesTemplate(name, path), name);
    }
    for (const name of ['hero.prompt.md', 'hero', ' hero '])
      assert.ok(namesTemplate(name, path), name);
  });

  it('knows none by a part of its name, by another folder, or by nothing', () => {
    for (const name of [
      'ero',
      'hero.prompt',
      'web/hero.prompt.md',
      'xads/hero.prompt.md',
      '',
      'HERO',
    ]) {
      assert.ok(!namesTemplate(name, 'ads/hero.prompt.md'), name);
    }
    assert.ok(!namesTemplate('', '.prompt'));
  });
});
