import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown } from '../../../src/core/report/markdown.ts';

describe('escapeMarkdown', () => {
  for (const [what, text, escaped] of [
    ['plain words', 'A red apple, 5 cm.', 'A red apple, 5 cm.'],
    ['emphasis', '*a* _b_ ~c~', '\\*a\\* \\_b\\_ \\~c\\~'],
    ['code', '`a`', '\\`a\\`'],
    ['a link', '[a](command:x)', '\\[a\\](command:x)'],
    ['a picture', '![a](http:x)', '\\!\\[a\\](http:x)'],
    ['HTML', '<img src=x>', '&lt;img src=x&gt;'],
    ['an entity', '&lt;', '&amp;lt;'],
    ['a table cell', 'a | b', 'a \\| b'],
    ['a formula', '$x$', '\\$x\\$'],
    ['a bare address', 'see https://a.b/c', 'see https:\\//a.b/c'],
    ['an address without its scheme', '//a.b www.a.b', '\\//a.b www\\.a.b'],
    ['a mail address', 'a@b.c', 'a\\@b.c'],
    ['a backslash', '\\<', '\\\\&lt;'],
    ['a list', '- a', '\\- a'],
    ['a numbered list', '12. a', '12\\. a'],
    ['a rule', '---', '\\---'],
    ['line breaks', 'a\r\n\n# b\u2028c', 'a \\# b c'],
  ] as const) {
    it(`keeps ${what} as text`, () => {
      assert.equal(escapeMarkdown(text), escaped);
    });
  }

  it('leaves no sign unescaped that could open markup', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...Array.from('\\`*_{}[]#|~<>!$@&/:. \n\ta1-+=wW')),
      maxLength: 40,
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeMarkdown(text);
        assert.doesNotMatch(escaped, /[<>\n\t]|&(?!(?:amp|lt|gt);)/u);
        // What is left once escaped signs are letters is harmless.
        const rest = escaped.replaceAll(/\\[\\`*_{}[\]#|~!$@/.+=)-]/gu, 'x');
        assert.doesNotMatch(rest, /[\\`*_{}[\]#|~!$@]|\/\/|www\.|^ ?[-+=]|^ ?\d+[.)]/iu);
      }),
    );
  });
});
