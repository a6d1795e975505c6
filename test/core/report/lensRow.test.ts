import assert from 'node:assert/strict';
import { lensRow } from '../../../src/core/report/lensRow.ts';
import { analysed } from '../../support/analysed.ts';

/** 214 tokens of o200k_base by tiktoken; the API adds six. */
const PROMPT = `red${' red'.repeat(213)}`;
const CHANGE = 'Change…';
const ACTUAL = 'actual $0.19 per approved asset over 42 images, 31 % accepted';

function rowOf(header: string, ...beside: readonly string[]): ReturnType<typeof lensRow> {
  return lensRow(analysed(`---\n${header}\n---\n${PROMPT}`).requests, beside);
}

function titlesOf(header: string, ...beside: readonly string[]): readonly string[] {
  return rowOf(header, ...beside).titles.map(({ title }) => title);
}

/** Outputs of three qualities in each size, and more lines of the header before them. */
function cells(sizes: readonly string[], before = ''): string {
  const outputs = sizes.flatMap((size) =>
    ['low', 'medium', 'high'].map((quality) => `- {quality: ${quality}, size: ${size}}`),
  );
  return [before, 'outputs:', ...outputs].join('\n');
}

describe('lensRow', () => {
  it('says everything where there is room', () => {
    assert.deepEqual(titlesOf('quality: medium\nsize: 1536x1024', CHANGE), [
      '$0.0423/image · medium 1536×1024 · text in 220 tok $0.0011 · image out 1,372 tok $0.0412',
    ]);
  });

  it('leaves amounts but that of the text out before what was logged is cut off', () => {
    assert.deepEqual(titlesOf('quality: medium\nsize: 1536x1024', CHANGE, ACTUAL), [
      '$0.0423/image · medium 1536×1024 · text in 220 tok $0.0011 · image out 1,372 tok',
    ]);
  });

  it('has room for the tokens of three qualities, and says nothing twice', () => {
    assert.deepEqual(titlesOf(cells(['1024x1024']), CHANGE), [
      '$0.00698/image · low 1024×1024 196 tok · text in 220 tok $0.0011',
      '$0.0538 · medium 1,756 tok',
      '$0.2118 · high 7,024 tok',
    ]);
  });

  it('leaves tokens of outputs out where six have no room for them, and tells that all are a little too long', () => {
    const { titles, isInSight } = rowOf(cells(['1024x1024', '1536x1024']), CHANGE);
    // 220 tokens at $5; 196, 1,756, 7,024, 158, 1,372 and 5,488 tokens at $30 a million.
    assert.deepEqual(
      titles.map(({ title }) => title),
      [
        '$0.00698/image · low 1024×1024 · text in 220 tok $0.0011',
        '$0.0538 · medium',
        '$0.2118 · high',
        '$0.00584 · low 1536×1024',
        '$0.0423 · medium',
        '$0.1657 · high',
      ],
    );
    // 140 letters, six times three between them and seven of Change…, where there is room for 160.
    assert.equal(isInSight, false);
    assert.equal(titles[5]?.full, '$0.1657/image · high 1536×1024 · image out 5,488 tok $0.1646');
  });

  it('says the number of images, a model and why there is no price once', () => {
    const header = `n: 2\noutputs:
- {quality: low, size: 1024x1024}
- {quality: high, size: 1024x1024}
- {model: gpt-image-1-mini, quality: low, size: 1024x1024}
- {model: nobody, quality: low, size: 1024x1024}
- {model: nobody, quality: high, size: 1024x1024}`;
    // Twice 220 × $2 and 272 × $8 a million on mini, whose text costs otherwise.
    assert.deepEqual(titlesOf(header), [
      '$0.00698/image · gpt-image-2 low 1024×1024 · text in 220 tok $0.0011',
      '$0.0140/request · 2 images',
      '$0.2118 · high',
      '$0.4236/request',
      '$0.002616 · gpt-image-1-mini low 1024×1024 · text in 220 tok $0.00044',
      '$0.005232/request',
      'unpriced · nobody low 1024×1024 · No price is known for the model “nobody”',
      'unpriced · high',
    ]);
  });

  it('tells when even that is too long to be in sight', () => {
    const sizes = ['1024x1024', '1536x1024', '1024x1536', '2048x2048'];
    assert.equal(rowOf(cells(sizes), CHANGE).isInSight, false);
  });
});
