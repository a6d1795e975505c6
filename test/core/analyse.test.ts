import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LONGEST_TEMPLATE, type AnalysedRequest, type Analysis } from '../../src/core/analyse.ts';
import { EMPTY_LAYER } from '../../src/core/template/header.ts';
import { analysed } from '../support/analysed.ts';
import { english } from '../support/english.ts';

const only = ({ requests }: Analysis): AnalysedRequest => {
  const [request, ...others] = requests;
  assert.ok(request);
  assert.deepEqual(others, []);
  return request;
};

/** Bounds of the total in nano-dollars. */
const totalOf = ({ cost }: AnalysedRequest): { min: number; max: number } => {
  assert.equal(cost.kind, 'priced');
  return cost.total;
};

const LOW = 'quality: low\nsize: 1024x1024';

describe('analyse', () => {
  it('turns a template into tokens, money and a basis', () => {
    const analysis = analysed(`---\n${LOW}\n---\nA red apple on a white table.`);
    const { tokens, basis, reasons } = only(analysis);
    assert.deepEqual(tokens, {
      textInput: { min: 14, max: 14 },
      imageInput: { min: 0, max: 0 },
      imageOutput: { min: 196, max: 196 },
    });
    // 14 × $5 + 196 × $30 a million.
    assert.deepEqual(totalOf(only(analysis)), { min: 5_950_000, max: 5_950_000 });
    assert.equal(basis, 'exact');
    assert.deepEqual([reasons, analysis.findings], [[], []]);
    assert.match(analysis.catalogueVersion, /^2026-\d{2}-\d{2}$/u);
  });

  it('counts a variable from its shortest to its longest value', () => {
    const inputs = 'inputs: {thing: {default: apple, examples: [red apple, red red apple]}}';
    const { tokens, basis } = only(analysed(`---\n${LOW}\n${inputs}\n---\nred {{thing}}`));
    assert.deepEqual(tokens.textInput, { min: 2 + 6, max: 4 + 6 });
    assert.equal(basis, 'exact');
  });

  it('counts a variable without a value by the setting, and says so', () => {
    const text = `---\n${LOW}\n---\nred {{thing}}`;
    const byDefault = only(analysed(text));
    const set = only(analysed(text, { user: { undeclaredTokens: 100 } }));
    assert.equal(byDefault.basis, 'estimate');
    assert.match(
      english(...byDefault.reasons),
      /“thing” has no value; it is counted as 20 tokens/u,
    );
    assert.equal(set.tokens.textInput.min - byDefault.tokens.textInput.min, 80);
  });

  it('takes header before override before project file before editor settings', () => {
    const editor = { ...EMPTY_LAYER, settings: { model: 'gpt-image-1', quality: 'low', n: 2 } };
    const project =
      'quality: medium\nsize: 1024x1024\noverrides: [{files: "ads/**", size: 1536x1024, n: 3}]';
    const lookIn = (path: string): unknown => {
      const analysis = analysed('---\nn: 4\n---\nred', {
        path,
        project,
        user: { defaults: editor },
      });
      const { model, quality, size, n } = only(analysis).request;
      return [model, quality, size, n];
    };
    assert.deepEqual(lookIn('ads/a.prompt'), ['gpt-image-1', 'medium', '1536x1024', 4]);
    assert.deepEqual(lookIn('a.prompt'), ['gpt-image-1', 'medium', '1024x1024', 4]);
  });

  it('lets forced settings win over the header', () => {
    const forced = { ...EMPTY_LAYER, settings: { quality: 'high' } };
    const { request } = only(analysed(`---\n${LOW}\n---\nred`, { user: { forced } }));
    assert.deepEqual([request.quality, request.size], ['high', '1024x1024']);
  });

  it('still prices what can be read of a broken header, as an estimate', () => {
    const { basis, reasons, request } = only(analysed(`---\n${LOW}\nn: [1\n---\nred`));
    assert.deepEqual([request.quality, request.size], ['low', '1024x1024']);
    assert.notEqual(basis, 'exact');
    assert.ok(reasons.length > 0);
  });

  it('leaves the price open when a key it depends on is wrong', () => {
    const analysis = analysed('---\nquality: hihg\nsize: 1024x1024\n---\nred');
    assert.equal(only(analysis).basis, 'unpriced');
    assert.deepEqual(
      analysis.findings.map(({ ruleId }) => ruleId),
      ['header/invalid-value'],
    );
  });

  it('tells outputs that cannot be read beside those that can', () => {
    const outputs = 'outputs: [{quality: low, size: 1024x1024}, {quality: lo}]';
    const { basis, reasons } = only(analysed(`---\n${outputs}\n---\nred`));
    assert.equal(basis, 'estimate');
    assert.match(english(...reasons), /Some outputs cannot be read/u);
  });

  it('gives a lower bound of a file that is too long to read whole', () => {
    const comment = `{{! ${'x'.repeat(LONGEST_TEMPLATE - 100)} }}`;
    const text = `---\n${LOW}\n---\nred${comment}${' red'.repeat(50)}`;
    const { basis, reasons } = only(analysed(text));
    assert.equal(basis, 'partial');
    assert.match(english(...reasons), /only its beginning is counted/u);
  });

  it('is no longer exact when there is too much in the prompt to tell apart', () => {
    const { basis, reasons } = only(analysed(`---\n${LOW}\n---\n${'{{! a }}'.repeat(20_001)}b`));
    assert.equal(basis, 'estimate');
    assert.match(english(...reasons), /too many variables and comments/u);
  });

  it('prices no absurd amount, and does not fail on one', () => {
    const header = 'model: gpt-image-1\nn: 10\nquality: low\nsize: 1024x1024';
    const images = `images: [{path: "https://a.b/c.png", pixels: 999999x1}]`;
    const { basis, tokens } = only(analysed(`---\n${header}\n${images}\n---\nred`));
    assert.equal(basis, 'unpriced');
    assert.ok((tokens.imageInput?.min ?? 0) > 1_000_000_000);
    const variables = Array.from({ length: 2_000 }, (_, index) => `{{v${index}}}`).join(' ');
    const user = { undeclaredTokens: 100_000 };
    assert.equal(only(analysed(`---\n${header}\n---\n${variables}`, { user })).basis, 'unpriced');
  });

  it('is data that can be sent to another thread', () => {
    const analysis = analysed('---\nn: x\nimages: a.png\noutputs: [{}]\n---\nred {{a}} {{> b}}');
    assert.deepEqual(structuredClone(analysis), analysis);
  });

  it('never throws, and gives every request a price or a reason', () => {
    const pieces = [
      ...[
        '---\n',
        '\n',
        '{{',
        '}}',
        '${',
        '}',
        '{{a}}',
        '{argument name="a"}',
        '{{#if x}}',
        '{{> p}}',
      ],
      ...['model: ', 'gpt-image-2', 'quality: ', 'low', 'size: ', '1024x1024', '9999999x1', 'n: 3'],
      ...[
        'images: [a.png]',
        'outputs:\n',
        '- {size: auto}\n',
        '- 5',
        'batch: true',
        '&a ',
        '*a',
        '\t',
      ],
      ...['red ', '\u{1f34e}', '\ufeff', '\ud800', '\u202e', '\r\n', '\0', '<|endoftext|>'],
    ];
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 30 });
    fc.assert(
      fc.property(texts, (parts) => {
        const { requests } = analysed(parts.join(''));
        assert.ok(requests.length > 0);
        for (const { cost, basis, reasons } of requests) {
          assert.equal(cost.kind === 'unpriced', basis === 'unpriced');
          assert.equal(reasons.length > 0, basis !== 'exact');
          if (cost.kind === 'priced') assert.ok(cost.total.min > 0);
        }
      }),
    );
  });

  it('never charges less for more words', () => {
    const words = fc.array(fc.constantFrom('red', 'apple', 'Ölfarbe', '青', '1024', '—'), {
      minLength: 1,
      maxLength: 20,
    });
    const header = fc.constantFrom(LOW, `${LOW}\nn: 3`, `${LOW}\nbatch: true`, 'quality: high');
    fc.assert(
      fc.property(header, words, words, (keys, some, more) => {
        const few = totalOf(only(analysed(`---\n${keys}\n---\n${some.join(' ')}`)));
        const many = totalOf(only(analysed(`---\n${keys}\n---\n${[...some, ...more].join(' ')}`)));
        assert.ok(few.min < many.min && few.max < many.max);
      }),
    );
  });
});
