import assert from 'node:assert/strict';
import {
  analyse,
  cheaperQuality,
  costMatrix,
  createProjectContext,
  hoverMarkdown,
  runSteps,
  SHIPPED_CATALOGUE,
} from '../../../src/core/index.ts';
import { loadCounter } from '../../cli/support/runCli.ts';

async function hoverOf(header: string): Promise<{ markdown: string; saving: string | undefined }> {
  const settings = createProjectContext().settingsFor('a.prompt');
  const text = `---\n${header}\n---\nA red apple.`;
  const { requests, prompt } = runSteps(analyse(text, settings, await loadCounter()));
  const [request] = requests;
  assert.ok(request);
  const matrix = costMatrix(SHIPPED_CATALOGUE, request.request, prompt);
  return {
    markdown: hoverMarkdown(request, matrix, '2026-11-23'),
    saving: cheaperQuality(request, matrix),
  };
}

describe('hoverMarkdown', () => {
  it('shows quantity × unit price, and the matrix with the own cell marked', async () => {
    const { markdown } = await hoverOf('quality: medium\nsize: 1536x1024');
    assert.match(markdown, /\| text in \| 10 tok \| \$5 per 1M tok \| \$0\.00005 \|/u);
    assert.match(markdown, /\| image out \| 1,372 tok \| \$30 per 1M tok \| \$0\.0412 \|/u);
    assert.match(markdown, /^\| per image \| low \| medium \| high \|$/mu);
    assert.match(markdown, /^\| 1024×1024 \| \$0\.00593 \| \$0\.0527 \| \$0\.2108 \|$/mu);
    assert.match(markdown, /^\| 1536×1024 \| \$0\.00479 \| \*\*▸ \$0\.0412\*\* \|/mu);
  });

  it('says why there is no price, and what there is instead', async () => {
    const { markdown } = await hoverOf('quality: max\nsize: 1024x1024');
    assert.match(markdown, /unpriced\. gpt-image-2 has no quality/u);
    assert.match(markdown, /\| 1024×1024 \| .* \| \$0\.2108 \|/u);
  });

  it('is never markup of the template’s making', async () => {
    const { markdown } = await hoverOf('model: "[x](command:evil) <img src=x>"');
    assert.doesNotMatch(markdown, /\[x\]\(command/u);
    assert.doesNotMatch(markdown, /<img/u);
  });
});

describe('cheaperQuality', () => {
  it('tells what the next cheaper quality saves', async () => {
    // 7,024 − 1,756 output tokens at $30 a million.
    const { saving } = await hoverOf('quality: high\nsize: 1024x1024');
    assert.equal(saving, 'Quality medium would save $0.1580 per image.');
  });

  it('is silent at the cheapest', async () => {
    assert.equal((await hoverOf('quality: low\nsize: 1024x1024')).saving, undefined);
  });
});
