import assert from 'node:assert/strict';
import { lensTitles } from '../../../src/core/report/lens.ts';
import { analysed } from '../../support/analysed.ts';

/** 214 tokens of o200k_base by tiktoken; the API adds six. */
const PROMPT = `red${' red'.repeat(213)}`;

const titlesOf = (header: string, prompt = PROMPT): readonly string[] =>
  lensTitles(analysed(`---\n${header}\n---\n${prompt}`).requests);

describe('lensTitles', () => {
  it('says cost, look, text and image of one image', () => {
    assert.deepEqual(titlesOf('quality: medium\nsize: 1536x1024'), [
      '$0.0423/image · medium 1536×1024 · text in 220 tok $0.0011 · image out 1,372 tok $0.0412',
    ]);
  });

  it('adds a short one for a request of several images', () => {
    // 3 × $0.04226.
    assert.deepEqual(titlesOf('quality: medium\nsize: 1536x1024\nn: 3'), [
      '$0.0423/image · medium 1536×1024 · text in 220 tok $0.0011 · image out 1,372 tok $0.0412',
      '$0.1268/request · 3 images',
    ]);
    assert.equal(
      titlesOf('quality: medium\nsize: 1536x1024\nn: 2')[1],
      '$0.0845/request · 2 images',
    );
  });

  it('keeps the digits of small amounts', () => {
    // 14 text tokens; 196 × $30 a million.
    assert.deepEqual(titlesOf('quality: low\nsize: 1024x1024', 'A red apple on a white table.'), [
      '$0.00595/image · low 1024×1024 · text in 14 tok $0.00007 · image out 196 tok $0.00588',
    ]);
  });

  it('has one per output, and says what they share once', () => {
    const outputs =
      'outputs:\n- {quality: low, size: 1024x1024}\n- {quality: high, size: 1024x1024}';
    assert.deepEqual(titlesOf(outputs), [
      '$0.00698/image · low 1024×1024 · text in 220 tok $0.0011 · image out 196 tok $0.00588',
      '$0.2118/image · high 1024×1024 · image out 7,024 tok $0.2107',
    ]);
  });

  it('names the models, and repeats a text that costs something else, where there are several', () => {
    const outputs =
      'quality: low\nsize: 1024x1024\noutputs:\n- {model: gpt-image-2}\n- {model: gpt-image-1-mini}';
    // 220 × $2 and 272 × $8 a million.
    assert.deepEqual(titlesOf(outputs), [
      '$0.00698/image · gpt-image-2 low 1024×1024 · text in 220 tok $0.0011 · image out 196 tok $0.00588',
      '$0.002616/image · gpt-image-1-mini low 1024×1024 · text in 220 tok $0.00044 · image out 272 tok $0.002176',
    ]);
  });

  it('says Batch and halves the amounts', () => {
    assert.deepEqual(titlesOf('quality: medium\nsize: 1536x1024\nbatch: true'), [
      '$0.0211/image · medium 1536×1024 Batch · text in 220 tok $0.00055 · image out 1,372 tok $0.0206',
    ]);
  });

  it('marks an estimate, and shows the range of auto', () => {
    const [title = ''] = titlesOf('quality: auto\nsize: 1024x1024');
    assert.equal(
      title,
      '≈ $0.00698–$0.2118/image · auto 1024×1024 · text in 220 tok $0.0011 · image out 196–7,024 tok $0.00588–$0.2107',
    );
    assert.match(
      titlesOf('n: 1')[0] ?? '',
      /^≈ \$[\d.]+–\$[\d.]+\/image · auto · text in 220 tok/u,
    );
  });

  it('marks a lower bound', () => {
    assert.match(
      titlesOf('model: gpt-image-1.5\nquality: high\nsize: 1024x1024')[0] ?? '',
      /^≥ \$0\.1342\/image/u,
    );
  });

  it('says unpriced and why, with the tokens of the text for one image', () => {
    assert.deepEqual(titlesOf('model: some-image-model\nquality: low\nsize: 1024x1024\nn: 3'), [
      'unpriced · low 1024×1024 · text in 214 tok · No price is known for the model “some-image-model”',
    ]);
    assert.deepEqual(titlesOf('quality: low\nsize: 1000x1000'), [
      'unpriced · low 1000×1000 · text in 220 tok · 1000x1000 is not a legal size of gpt-image-2',
    ]);
  });

  it('stays on one line whatever the header says', () => {
    const model = `"a\\nb${'x'.repeat(150)}"`;
    const outputs = `outputs:\n- {model: ${model}}\n- {model: gpt-image-2}`;
    for (const title of titlesOf(outputs)) {
      assert.doesNotMatch(title, /[\n\r]/u);
      assert.ok(title.length < 250, title);
    }
  });
});
