import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { inEnglish } from '../../../src/core/text/wording.ts';
import { writePrices, type PriceEntry } from '../../../src/core/priceFile/writePrices.ts';
import { applyEdits } from '../../../src/core/text/applyFixes.ts';

const ENTRIES: readonly PriceEntry[] = [{ model: 'gpt-image-2', values: { image_output: 31 } }];

function written(text: string, entries = ENTRIES): string {
  const result = writePrices(text, entries);
  assert.ok(result.kind === 'edits', result.kind === 'refused' ? inEnglish(result.reason) : '');
  return applyEdits(text, result.edits);
}

describe('writePrices', () => {
  for (const [what, before, after] of [
    ['begins a file', '', 'prices:\n  gpt-image-2:\n    image_output: 31\n'],
    [
      'adds prices at the end',
      '# ours\nquality: low # keep\n',
      '# ours\nquality: low # keep\nprices:\n  gpt-image-2:\n    image_output: 31\n',
    ],
    [
      'ends an unfinished line first',
      'quality: low',
      'quality: low\nprices:\n  gpt-image-2:\n    image_output: 31\n',
    ],
    [
      'changes nothing but the value',
      'prices:\n    gpt-image-2:\n        image_output:   30   # was 40\n\n# end\nn: 2\n',
      'prices:\n    gpt-image-2:\n        image_output:   31   # was 40\n\n# end\nn: 2\n',
    ],
    [
      'adds a key to the model’s own, indented as they are',
      'prices:\n   gpt-image-2:\n      text_input: 5 # t\n# end\n',
      'prices:\n   gpt-image-2:\n      text_input: 5 # t\n      image_output: 31\n# end\n',
    ],
    [
      'adds a model below the others',
      'prices:\n  acme:\n    extends: gpt-image-2\nn: 2\n',
      'prices:\n  acme:\n    extends: gpt-image-2\n  gpt-image-2:\n    image_output: 31\nn: 2\n',
    ],
    [
      'keeps braces',
      'prices: { gpt-image-2: { text_input: 5 } } # t\n',
      'prices: { gpt-image-2: { text_input: 5, image_output: 31 } } # t\n',
    ],
    ['fills empty braces', 'prices: {}\n', 'prices: { gpt-image-2: { image_output: 31 } }\n'],
    [
      'keeps the line ends of Windows',
      'prices:\r\n  acme:\r\n    extends: gpt-image-2\r\n',
      'prices:\r\n  acme:\r\n    extends: gpt-image-2\r\n  gpt-image-2:\r\n    image_output: 31\r\n',
    ],
    [
      'stays within the document',
      '---\nquality: low\n...\n',
      '---\nquality: low\nprices:\n  gpt-image-2:\n    image_output: 31\n...\n',
    ],
    [
      'leaves a byte order mark',
      '\ufeffprices:\n  gpt-image-2:\n    image_output: 30\n',
      '\ufeffprices:\n  gpt-image-2:\n    image_output: 31\n',
    ],
  ] as const) {
    it(what, () => {
      assert.equal(written(before), after);
    });
  }

  it('quotes names and texts that YAML would read as something else', () => {
    const values = {
      extends: 'gpt-image-2',
      source: 'a: b # c',
      date: '2026-11-24',
      per_image: 0.000001,
    };
    const text = written('', [{ model: 'a:b "c"', values }]);
    assert.deepEqual(parse(text), { prices: { 'a:b "c"': values } });
  });

  for (const [what, text, reason] of [
    ['a file with errors', 'prices: [a]\n', /mended first/u],
    ['broken YAML', 'quality: "low\n', /mended first/u],
  ] as const) {
    it(`leaves ${what} alone`, () => {
      const result = writePrices(text, ENTRIES);
      assert.ok(result.kind === 'refused');
      assert.match(inEnglish(result.reason), reason);
    });
  }

  it('does not make a file longer than is read', () => {
    const long = `# ${'x'.repeat(32_740)}\n`;
    const result = writePrices(long, ENTRIES);
    assert.ok(result.kind === 'refused');
    assert.match(inEnglish(result.reason), /longer than 32,768/u);
  });

  it('reads back as what was there with the new prices in it', () => {
    const key = fc.stringMatching(/^[a-z][a-z0-9:#/. -]{0,8}[a-z0-9]$/u);
    const usd = fc.integer({ min: 1, max: 999_999 }).map((thousandths) => thousandths / 1_000);
    const entry = fc.record({
      extends: fc.constant('gpt-image-2'),
      text_input: usd,
      image_output: usd,
      source: fc.string({ minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 3 }), entry, (models, drawn) => {
        const values = { ...drawn };
        const text = written(
          'n: 2\nprices:\n  acme: { extends: gpt-image-2 }\n',
          models.map((model) => ({ model, values })),
        );
        assert.deepEqual(parse(text), {
          n: 2,
          prices: {
            acme: { extends: 'gpt-image-2', ...(models.includes('acme') ? values : {}) },
            ...Object.fromEntries(models.filter((id) => id !== 'acme').map((id) => [id, values])),
          },
        });
      }),
      { numRuns: 40 },
    );
  });
});
