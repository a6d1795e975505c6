import assert from 'node:assert/strict';
import { runSteps, templateLinks } from '../../../src/core/index.ts';
import { parseNativeTemplate } from '../../../src/core/template/native.ts';

/** The links of a text, as kind, name and the text that their span covers. */
function linksIn(text: string): readonly (readonly [string, string, string])[] {
  return templateLinks(text, runSteps(parseNativeTemplate(text))).map(({ kind, name, span }) => [
    kind,
    name,
    text.slice(span.start, span.end),
  ]);
}

describe('templateLinks', () => {
  it('finds images, the mask and partials where their names stand', () => {
    const text = [
      '---',
      'images:',
      '  - "refs/a b.png"',
      '  - { path: refs/c.png, pixels: 10x10 }',
      'mask: refs/mask.png',
      '---',
      '{{> style/light}} A teapot. {{>   footer }}',
    ].join('\n');
    assert.deepEqual(linksIn(text), [
      ['image', 'refs/a b.png', 'refs/a b.png'],
      ['image', 'refs/c.png', 'refs/c.png'],
      ['image', 'refs/mask.png', 'refs/mask.png'],
      ['partial', 'style/light', 'style/light'],
      ['partial', 'footer', 'footer'],
    ]);
  });

  it('leaves out addresses, and names that are worked out for each call', () => {
    const text =
      '---\nimages: [https://example.com/a.png, "data:image/png;base64,AA", "{{x}}.png"]\n---\n{{> (lookup . "x")}}';
    assert.deepEqual(linksIn(text), []);
  });

  it('covers the whole value where the name is written with escapes', () => {
    assert.deepEqual(linksIn('---\nimages: "a\\x2epng"\n---\nA cat.'), [
      ['image', 'a.png', '"a\\x2epng"'],
    ]);
  });
});
