import assert from 'node:assert/strict';
import { splitFrontMatter } from '../../../src/core/template/frontMatter.ts';

/** Header and body as texts; undefined for a file without a header. */
function split(text: string): readonly [header: string | undefined, body: string] {
  const { yamlSpan, bodySpan } = splitFrontMatter(text);
  return [
    yamlSpan && text.slice(yamlSpan.start, yamlSpan.end),
    text.slice(bodySpan.start, bodySpan.end),
  ];
}

describe('splitFrontMatter', () => {
  const files: readonly (readonly [
    what: string,
    text: string,
    header: string | undefined,
    body: string,
  ])[] = [
    ['a header and a body', '---\nn: 2\n---\nA cat', 'n: 2\n', 'A cat'],
    ['CRLF', '---\r\nn: 2\r\n---\r\nA cat\r\n', 'n: 2\r\n', 'A cat\r\n'],
    ['lone CR', '---\rn: 2\r---\rA cat', 'n: 2\r', 'A cat'],
    ['a byte order mark', '\ufeff---\nn: 2\n---\nA cat', 'n: 2\n', 'A cat'],
    ['blanks behind the dashes', '--- \t\nn: 2\n---  \nA cat', 'n: 2\n', 'A cat'],
    ['an empty header', '---\n---\nA cat', '', 'A cat'],
    ['a header only', '---\nn: 2\n---', 'n: 2\n', ''],
    ['a header only, with a line end', '---\nn: 2\n---\n', 'n: 2\n', ''],
    ['dashes inside the body', '---\nn: 2\n---\nA\n---\nB', 'n: 2\n', 'A\n---\nB'],
    ['dashes below a prompt without a header', 'A\n---\nB', undefined, 'A\n---\nB'],
    ['no header', 'A cat', undefined, 'A cat'],
    ['no header, with a byte order mark', '\ufeffA cat', undefined, 'A cat'],
    ['an empty file', '', undefined, ''],
    ['nothing but dashes', '---', undefined, '---'],
    ['four dashes', '----\nn: 2\n---\n', undefined, '----\nn: 2\n---\n'],
    ['words behind the dashes', '--- a\nn: 2\n---\n', undefined, '--- a\nn: 2\n---\n'],
    ['a line above the dashes', '\n---\nn: 2\n---\n', undefined, '\n---\nn: 2\n---\n'],
    ['indented closing dashes', '---\nn: 2\n ---\nx: 1\n---\nA', 'n: 2\n ---\nx: 1\n', 'A'],
    ['a rule line above prose', '---\nA cat sits.', undefined, '---\nA cat sits.'],
  ];
  for (const [what, text, header, body] of files) {
    it(`splits ${what}`, () => {
      assert.deepEqual(split(text), [header, body]);
      assert.deepEqual(splitFrontMatter(text).findings, []);
    });
  }

  it('reads an unclosed header up to its first blank line, and marks the opening dashes', () => {
    const text = '\ufeff---\r\nmodel: gpt-image-2\r\n \r\nA cat';
    assert.deepEqual(split(text), ['model: gpt-image-2\r\n', ' \r\nA cat']);
    const [finding] = splitFrontMatter(text).findings;
    assert.equal(finding?.ruleId, 'header/unclosed');
    assert.deepEqual(finding.span, { start: 1, end: 4 });
  });

  it('reads an unclosed header without a blank line to the end', () => {
    assert.deepEqual(split('---\nn: 2'), ['n: 2', '']);
    assert.deepEqual(split('---\n# note\nn: 2\n'), ['# note\nn: 2\n', '']);
  });

  it('does not take a line of many blanks for a blank one when something follows', () => {
    const line = `${' '.repeat(300)}n: 2\n`;
    assert.deepEqual(split(`---\nmodel: x\n${line}\nA`), [`model: x\n${line}`, '\nA']);
  });
});
