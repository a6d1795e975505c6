import assert from 'node:assert/strict';
import {
  createLanguage,
  explainRequest,
  SHIPPED_CATALOGUE,
  type Explained,
  type Language,
} from '../../../../src/core/index.ts';
import { analysed } from '../../../support/analysed.ts';
import { german } from '../../../support/german.ts';

function explained(header: string, prompt = 'A red apple.', language?: Language): Explained {
  const analysis = analysed(`---\n${header}\n---\n${prompt}`);
  const [request] = analysis.requests;
  assert.ok(request);
  return explainRequest({ ...analysis, catalogue: SHIPPED_CATALOGUE }, request, language);
}

/** The part that a path of labels leads to. */
function at(root: Explained, ...path: readonly string[]): Explained {
  let here = root;
  for (const label of path) {
    const next = here.parts.find((part) => part.label === label);
    assert.ok(next, `${label} among ${here.parts.map((part) => part.label).join(', ')}`);
    here = next;
  }
  return here;
}

describe('explainRequest', () => {
  it('opens down to quantity × unit price, and adds up', () => {
    const root = explained('quality: medium\nsize: 1536x1024');
    assert.equal(root.label, 'gpt-image-2 medium 1536×1024');
    // 10 tokens of text at $5 and 1,372 of the image at $30 a million.
    assert.equal(root.value, '$0.0412 · exact');
    assert.equal(root.how, 'text in $0.00005 + image out $0.0412');
    assert.equal(at(root, 'text in').how, '10 tok × $5 per 1M tok');
    assert.equal(at(root, 'image out').how, '1,372 tok × $30 per 1M tok');
  });

  it('fills the numbers into the formula of the output tokens', () => {
    const tokens = at(explained('quality: medium\nsize: 1536x1024'), 'image out', 'tokens');
    // 48 × 32 × 3,572,864 ÷ 4,000,000 = 1,371.979776.
    assert.equal(
      tokens.how,
      '⌈48 × 32 × (2,000,000 + 1536 × 1024) ÷ 4,000,000⌉ = ⌈1,371.98⌉ = 1,372; 48 is the grid of the quality, s = round(48 × 1024 ÷ 1536) = 32',
    );
    assert.match(tokens.source ?? '', /, 2026-\d\d-\d\d, published by the vendor$/u);
  });

  it('names source and date of every unit price', () => {
    const root = explained('quality: medium\nsize: 1536x1024');
    for (const line of ['text in', 'image out']) {
      const price = at(root, line, 'unit price');
      assert.match(price.value, /^\$(?:5|30) per 1M tok$/u);
      assert.match(price.source ?? '', /, 2026-\d\d-\d\d, published by the vendor$/u);
    }
  });

  it('tells what the prompt, each variable and the API add to the text', () => {
    const root = explained(
      'quality: low\nsize: 1024x1024\ninputs: { fruit: { default: apple, examples: [pine tree] } }',
      'A red {{fruit}}.',
    );
    const tokens = at(root, 'text in', 'tokens');
    // “A red apple.” is 4 tokens, “A red pine tree.” 5; the API adds 6.
    assert.equal(tokens.how, '4–5 of the prompt + 6 that the API adds');
    assert.equal(at(tokens, 'added by the API').value, '6 tok');
    assert.match(at(tokens, 'added by the API').source ?? '', /measured by users$/u);
    assert.match(at(tokens, 'prompt', 'fruit').how ?? '', /“apple” \d, “pine tree” \d/u);
  });

  it('tells the images of a request and the price of one of them', () => {
    const root = explained('quality: low\nsize: 1024x1024\nn: 4');
    assert.match(root.value, /^\$0\.0237 for 4 images · exact$/u);
    assert.equal(at(root, 'one image').value, '$0.00593');
    assert.match(at(root, 'image out', 'tokens').how ?? '', /^\(⌈.*\) × 4 images$/u);
    assert.equal(at(root, 'image out').how, '784 tok × $30 per 1M tok');
  });

  it('tells what Batch makes of a unit price, with the source of both', () => {
    const price = at(
      explained('quality: low\nsize: 1024x1024\nbatch: true'),
      'image out',
      'unit price',
    );
    assert.equal(price.value, '$15 per 1M tok');
    assert.equal(price.how, '$30 × 0.5 for Batch');
    assert.match(price.source ?? '', /; Batch: \S/u);
  });

  it('counts the patches of a reference image', () => {
    const images = 'images: [{ path: "https://example.com/a.png", pixels: 4000x3000 }]';
    const root = explained(`quality: low\nsize: 1024x1024\n${images}`);
    const [image] = at(root, 'image in', 'tokens').parts;
    // Shrunk to the largest 4:3 picture whose 33 rows of patches keep it within 1,536 of them.
    assert.ok(image);
    assert.equal(image.value, '1,452 tok');
    assert.equal(
      image.how,
      '4000×3000 as stated: billed as 1408×1056, 44 × 33 patches of 32 pixels = 1,452',
    );
  });

  it('counts the tiles of a reference image, and what high fidelity adds', () => {
    const images = 'images: [{ path: "https://example.com/a.png", pixels: 1024x1024 }]';
    const root = explained(
      `model: gpt-image-1.5\nquality: low\nsize: 1024x1024\ninput_fidelity: high\n${images}`,
    );
    const [image] = at(root, 'image in', 'tokens').parts;
    // 65 + 129 + 4,160.
    assert.match(image?.how ?? '', /65 \+ 129 × 1 tiles \+ 4,160 of high fidelity = 4,354$/u);
    assert.equal(
      at(root, 'image out', 'tokens').how,
      'the table of gpt-image-1.5 at low 1024×1024',
    );
  });

  it('tells both ends of what the model may choose', () => {
    const tokens = at(explained('size: 1024x1024'), 'image out', 'tokens');
    assert.equal(tokens.how, 'from low 1024×1024 to high 1024×1024, as the model chooses');
    assert.deepEqual(
      tokens.parts.map(({ value }) => value),
      ['196 tok', '7,024 tok'],
    );
  });

  it('says that a band is a multiple of another formula', () => {
    const header = 'model: gpt-image-2.6-flare\nquality: medium\nsize: 1024x1024';
    const { how } = at(explained(header), 'image out', 'tokens');
    assert.match(how ?? '', /^3 to 4\.3 times the tokens of gpt-image-2\.5-flare: ⌈24 × 24 × /u);
  });

  it('gives the reason where there is no price, and all remarks', () => {
    const root = explained('model: nothing\nquality: low');
    assert.equal(root.value, 'unpriced');
    assert.match(root.how ?? '', /^No price is known for the model “nothing”/u);
    const auto = explained('quality: auto\nsize: 1024x1024');
    assert.match(at(auto, 'why estimate').how ?? '', /^Quality auto lets the model choose/u);
  });

  it('tells what the fallbacks cost', () => {
    const root = explained('quality: low\nsize: 1024x1024\nfallbacks: [gpt-image-2.5-flare, gone]');
    assert.equal(
      at(root, 'fallback gpt-image-2.5-flare').how,
      '10 tok × $5 per 1M tok + 196 tok × $30 per 1M tok',
    );
    assert.equal(at(root, 'fallback gone').value, 'unpriced');
  });

  it('names the rate by which amounts are converted', () => {
    const euros = createLanguage('en', (sentence) => sentence, { code: 'EUR', perUsd: 0.5 });
    const root = explained('quality: medium\nsize: 1536x1024', 'A red apple.', euros);
    const rate = '∗ converted at your rate of 0.5 EUR per US dollar; in US dollars';
    // Half of $0.04116 + $0.00005, to four digits.
    assert.equal(root.value, '€0.02061∗ · exact');
    assert.equal(root.how, `text in €0.000025∗ + image out €0.02058∗; ${rate} $0.0412`);
    const price = at(root, 'image out', 'unit price');
    assert.equal(price.value, '€15∗ per 1M tok');
    assert.match(
      price.how ?? '',
      /; ∗ converted at your rate of 0\.5 EUR per US dollar; in US dollars \$30 per 1M tok$/u,
    );
  });

  it('is told in the language, formulas and sources with its numbers', () => {
    const root = explained('quality: medium\nsize: 1536x1024', 'A red apple.', german());
    assert.equal(root.value, '0,0412\u00a0$ · exakt');
    const image = at(root, 'Bild aus');
    assert.equal(image.how, '1.372 Tok × 30\u00a0$ pro 1M Tok');
    assert.equal(
      at(image, 'Token').how,
      '⌈48 × 32 × (2.000.000 + 1536 × 1024) ÷ 4.000.000⌉ = ⌈1.371,98⌉ = 1.372; 48 ist das Raster der Qualität, s = round(48 × 1024 ÷ 1536) = 32',
    );
    assert.match(at(image, 'Einzelpreis').source ?? '', /^OpenAI-Modellseite .*vom Anbieter/u);
    const auto = explained('quality: auto\nsize: 1024x1024', 'A red apple.', german());
    assert.match(at(auto, 'warum Schätzung').how ?? '', /^Bei Qualität auto wählt das Modell/u);
  });
});
