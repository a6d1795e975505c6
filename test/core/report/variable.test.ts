import assert from 'node:assert/strict';
import { spokenVariable, variableMarkdown } from '../../../src/core/index.ts';
import type { VariableTokens } from '../../../src/core/tokens/variableTokens.ts';
import { analysed } from '../../support/analysed.ts';

const SUBJECT: VariableTokens = {
  name: 'subject',
  places: 1,
  values: [
    { text: 'a red apple', tokens: 3 },
    { text: 'a bowl of ripe pears', tokens: 5 },
  ],
  tokens: { min: 3, max: 5 },
  basis: 'exact',
};

function hoverOf(header: string, variable: Partial<VariableTokens> = {}): string {
  const text = `---\n${header}\n---\nA red apple.`;
  return variableMarkdown({ ...SUBJECT, ...variable }, analysed(text));
}

describe('variableMarkdown', () => {
  it('tells tokens, values and the money of one run and of a thousand', () => {
    const markdown = hoverOf('quality: low\nsize: 1024x1024');
    assert.match(markdown, /^\*\*subject\*\* adds \*\*3–5 tokens\*\* · exact$/mu);
    assert.match(markdown, /^- “a red apple” \(default\): 3 tok$/mu);
    assert.match(markdown, /^- “a bowl of ripe pears”: 5 tok$/mu);
    // 3 and 5 tokens at $5 a million.
    assert.match(
      markdown,
      /^\| per run \| 3–5 \| \$5 per 1M tok \| \$0\.000015–\$0\.000025 \| \$0\.0150–\$0\.0250 \|$/mu,
    );
  });

  it('counts it for each image of a request, and by Batch prices', () => {
    // 3 × 4 = 12 and 5 × 4 = 20 tokens at $2.50 a million.
    assert.match(
      hoverOf('quality: low\nsize: 1024x1024\nn: 4\nbatch: true'),
      /^\| per run \| 3–5 × 4 images \| \$2\.5 per 1M tok \| \$0\.00003–\$0\.00005 \| \$0\.0300–\$0\.0500 \|$/mu,
    );
  });

  it('tells each output, and says what has no price or no charge for text', () => {
    const outputs =
      'outputs: [{quality: low, size: 1024x1024}, {model: flux-2-pro, size: 1024x1024}, {model: nothing}]';
    const markdown = hoverOf(outputs);
    assert.match(markdown, /^\| gpt-image-2 low 1024×1024 \| 3–5 \| \$5 per 1M tok \|/mu);
    assert.match(markdown, /^\| flux-2-pro .*\| 3–5 \| not billed \| – \| – \|$/mu);
    assert.match(markdown, /^\| nothing .*\| 3–5 \| unpriced \| unpriced \| unpriced \|$/mu);
  });

  it('tells once what several outputs pay alike', () => {
    const markdown = hoverOf(
      'outputs: [{quality: low, size: 1024x1024}, {quality: high, size: 1024x1024}]',
    );
    assert.match(markdown, /^\| each of 2 outputs \| 3–5 \| \$5 per 1M tok \|/mu);
  });

  it('says that a variable without a value is assumed', () => {
    const markdown = hoverOf('quality: low\nsize: 1024x1024', {
      values: [],
      places: 2,
      tokens: { min: 40, max: 40 },
      basis: 'estimate',
    });
    assert.match(markdown, /adds \*\*≈ 40 tokens\*\* in 2 places together · estimate/u);
    assert.match(markdown, /It has no value, so each place counts as 20 tokens\./u);
    assert.match(markdown, /\| ≈ \$0\.0002 \| ≈ \$0\.2000 \|/u);
  });

  it('is never markup of the template’s making', () => {
    const text = '[x](command:evil) <img src=x> | $(bug)';
    const markdown = hoverOf('', { name: text, values: [{ text, tokens: 9 }] });
    assert.doesNotMatch(markdown, /[^\\]\[x\]\(command|<img|[^\\]\$\(bug\)/u);
  });
});

describe('spokenVariable', () => {
  const spoken = (header: string): string =>
    spokenVariable(SUBJECT, analysed(`---\n${header}\n---\nA red apple.`).requests);

  it('adds up the outputs of a run', () => {
    // 3 and 5 tokens at $5 a million, twice.
    assert.equal(
      spoken('outputs: [{quality: low, size: 1024x1024}, {quality: high, size: 1024x1024}]'),
      'subject adds 3 to 5 tokens, 0.003 cents to 0.005 cents a run, exact',
    );
  });

  it('says what has no price', () => {
    assert.equal(spoken('model: nothing'), 'subject adds 3 to 5 tokens, which has no price, exact');
    assert.match(
      spoken('outputs: [{quality: low, size: 1024x1024}, {model: nothing}]'),
      /tokens, at least 0\.0015 cents to 0\.0025 cents a run/u,
    );
  });
});
