import assert from 'node:assert/strict';
import { breakdownMarkdown } from '../../../src/core/report/breakdown.ts';
import { analysed, type Circumstances } from '../../support/analysed.ts';
import { asIs } from '../../../src/core/text/wording.ts';

const PROMPT = `red${' red'.repeat(213)}`;

function linesOf(
  header: string,
  { name = 'a.prompt', ...circumstances }: Circumstances & { readonly name?: string } = {},
): readonly string[] {
  const analysis = analysed(`---\n${header}\n---\n${PROMPT}`, circumstances);
  return breakdownMarkdown(name, analysis).split('\n');
}

const MEDIUM = 'quality: medium\nsize: 1536x1024';

describe('breakdownMarkdown', () => {
  it('opens a price down to quantity × unit price = amount', () => {
    const lines = linesOf(MEDIUM);
    const rows = lines.filter((line) => line.startsWith('| '));
    assert.deepEqual(rows, [
      '| per request | quantity | × unit price | = amount |',
      '| --- | ---: | ---: | ---: |',
      '| text in | 220 tok | $5 per 1M tok | $0.0011 |',
      '| image out | 1,372 tok | $30 per 1M tok | $0.0412 |',
      '| **total** | | | **$0.0423** |',
    ]);
    assert.ok(lines.includes('# Cost of a.prompt'));
    assert.ok(lines.includes('## gpt-image-2 medium 1536×1024'));
    assert.ok(lines.includes('**$0.0423 per image** · exact'));
    assert.ok(!lines.some((line) => line.startsWith('Why this is not exact')));
  });

  it('gives every price and every token rule its source, date and how sure it is', () => {
    const lines = linesOf(`${MEDIUM}\nbatch: true`);
    for (const start of [
      '- Price of text in, price of image out: OpenAI model page gpt-image-2',
      '- Batch price: ',
      '- Tokens of text in: ',
      '- Tokens of image out: ',
    ]) {
      const line = lines.find((one) => one.startsWith(start)) ?? '';
      assert.match(line, /, 2026-11-23, (?:published by the vendor|measured by users)/u, start);
    }
  });

  it('tells the price of a request of several images beside that of one', () => {
    const lines = linesOf(`${MEDIUM}\nn: 2`);
    assert.ok(lines.includes('**$0.0423 per image, $0.0845 per request of 2 images** · exact'));
    assert.ok(
      lines.some((line) => line.startsWith('| image out | 2,744 tok | $30 per 1M tok | $0.0823 |')),
    );
  });

  it('says why a price is not exact', () => {
    const lines = linesOf('quality: auto\nsize: 1536x1024');
    assert.ok(lines.includes('Why this is not exact (estimate):'));
    assert.ok(lines.some((line) => line.startsWith('- Quality auto lets the model choose')));
  });

  it('does not drown anybody in reasons', () => {
    const analysis = analysed(`---\n${MEDIUM}\n---\n${PROMPT}`);
    const linesWith = (count: number): readonly string[] => {
      const reasons = Array.from({ length: count }, (_, index) => asIs(`Reason ${index}.`));
      const requests = analysis.requests.map((request) => ({ ...request, reasons }));
      const lines = breakdownMarkdown('a.prompt', { ...analysis, requests }).split('\n');
      return lines.filter((line) => /^- (?:Reason|and )/u.test(line));
    };
    assert.equal(linesWith(1_030).length, 21);
    assert.equal(linesWith(1_030).at(-1), '- and 1,010 more');
    assert.equal(linesWith(20).at(-1), '- Reason 19.');
  });

  it('carries the prices of cached input without assuming them', () => {
    const line = linesOf(MEDIUM).find((one) => one.startsWith('Cached input')) ?? '';
    assert.match(line, /text in \$1\.25 per million\. It is not assumed/u);
    const without = linesOf('model: flux-2-klein-4b\nsize: 1024x1024');
    assert.ok(!without.some((one) => one.startsWith('Cached input')));
  });

  it('says unpriced, why, and the tokens that are known', () => {
    const lines = linesOf('model: gpt-image-9\nquality: low\nn: 2');
    assert.ok(lines.some((line) => line.startsWith('**Unpriced.** No price is known')));
    assert.ok(lines.includes('Text in: 428 tokens a request.'));
    assert.ok(linesOf('outputs: []').some((line) => /^\*\*Unpriced\.\*\*.*outputs/u.test(line)));
  });

  it('marks the user’s own price as such', () => {
    const project =
      'prices: {gpt-image-2: {image_output: 20, source: "deal | 7", date: 2026-01-02}}';
    const lines = linesOf(MEDIUM, { project });
    assert.ok(lines.includes('| image out | 1,372 tok | $20 per 1M tok | $0.0274 |'));
    assert.ok(
      lines.includes(
        '- Price of image out: deal \\| 7 (override in prompt-cost.yaml), 2026-01-02, your override',
      ),
    );
    assert.ok(lines.some((line) => line.startsWith('- Price of text in: OpenAI model page')));
  });

  it('names the price list’s version', () => {
    assert.ok(linesOf(MEDIUM).some((line) => line.startsWith('Price list of 2026-11-23.')));
  });

  it('lets no hostile name become markup', () => {
    const name = '<img src=x onerror=alert(1)>|[x](command:y)`$z$.prompt';
    const header =
      'model: "</td><script>|[a](https://b.c)\\n# d"\nimages: ["![a](http://b.c/<b>)"]\nsize: auto';
    for (const text of [linesOf(header, { name }), linesOf(MEDIUM, { name })].flat()) {
      assert.doesNotMatch(text, /<|[^\\]\[|[^\\]`|:\/\/|[^\\]\$z/u);
      assert.doesNotMatch(text.replaceAll('\\|', ''), /^[^|].*\|/u);
    }
  });
});
