import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseNativeTemplate } from '../../../src/core/template/native.ts';
import type { Template } from '../../../src/core/template/template.ts';
import { runSteps } from '../../../src/core/text/steps.ts';
import { anyText, templateText, unicodeText } from '../../support/arbitraries.ts';
import { assertFindings, readCarets } from '../../support/carets.ts';
import { showSegments } from '../../support/segments.ts';

function parse(text: string): Template {
  return runSteps(parseNativeTemplate(text));
}

function promptOf(text: string): string {
  const { promptSpan } = parse(text);
  return text.slice(promptSpan.start, promptSpan.end);
}

/** What is sent of a prompt of plain text, worked out line by line. */
function withoutBlankLines(text: string): string {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/u);
  while (lines.length > 0 && lines[0]?.trim() === '') lines.shift();
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  return lines.join('').replace(/(?:\r\n|\n|\r)$/u, '');
}

describe('parseNativeTemplate', () => {
  it('reads header and prompt', () => {
    const template = parse('---\nmodel: gpt-image-2\n---\n\nA {{subject}}.\n');
    assert.equal(template.header.settings.model, 'gpt-image-2');
    assert.deepEqual(showSegments(template.segments), ['"A "', '<subject>', '"."']);
    assert.deepEqual(template.headerSpan, { start: 4, end: 23 });
    assert.deepEqual(template.promptSpan, { start: 28, end: 42 });
    assert.ok(template.headerComplete);
    assert.deepEqual(template.findings, []);
  });

  it('reads a prompt without a header', () => {
    const template = parse('A cat');
    assert.equal(template.headerSpan, undefined);
    assert.deepEqual(template.header.settings, {});
    assert.ok(template.headerComplete);
  });

  describe('leaves out the blank lines around the prompt', () => {
    const prompts: readonly (readonly [text: string, sent: string])[] = [
      ['A cat', 'A cat'],
      ['\n \t\n  A cat  \n\n', '  A cat  '],
      ['\r\n\r\nA\r\n\r\ncat\r\n', 'A\r\n\r\ncat'],
      ['\rA\r', 'A'],
      ['\ufeff\nA\n', 'A'],
      ['\u00a0\n\u3000\nA', 'A'],
      ['\n{{a}}\n\n', '{{a}}'],
      ['\n  {{a}} \n', '  {{a}} '],
      ['{{! note }}\n\nA', 'A'],
      ['\n{{! note }}\n{# more #}\n A', ' A'],
      ['  {{! note }} A', '  {{! note }} A'],
      ['A{{! note }}\n', 'A'],
      ['A \n{# note #}\n\n{# note #}', 'A '],
      ['A\n{{! note }}\nB', 'A\n{{! note }}\nB'],
      ['\n{{#if a}}\nA\n{{/if}}\n', '{{#if a}}\nA\n{{/if}}'],
      ['\n\\{{a}}\n', '\\{{a}}'],
    ];
    for (const [text, sent] of prompts) {
      it(JSON.stringify(text), () => {
        assert.equal(promptOf(text), sent);
        assert.equal(promptOf(`---\nn: 2\n---\n${text}`), sent.replace('\ufeff', ''));
      });
    }

    it('whatever the text between them', () => {
      const plain = fc
        .array(fc.constantFrom('a', ' ', '\t', '\n', '\r', '\r\n', '\u00a0', 'b c', '😀'))
        .map((parts) => parts.join(''));
      fc.assert(
        fc.property(plain, (text) => {
          assert.equal(promptOf(text), withoutBlankLines(text));
        }),
        { numRuns: 300 },
      );
    });
  });

  it('takes white space and comments for no prompt', () => {
    for (const text of [
      '',
      ' ',
      '\n \n',
      '{{! note }}',
      ' {# a #}\n\t',
      '---\nn: 2\n---',
      '\ufeff',
    ]) {
      const { promptSpan, segments } = parse(text);
      assert.equal(promptSpan.start, promptSpan.end, JSON.stringify(text));
      assert.deepEqual(
        segments.filter(({ kind }) => kind !== 'comment'),
        [],
      );
    }
  });

  it('keeps the prompt and the other keys when the header is broken', () => {
    const marked = readCarets(`---
n: 2
quality: [low
size: auto
^^^^ header/invalid-yaml
---
A {{cat} sits
  ^^^^^^^ template/unclosed-brace
`);
    const template = parse(marked.text);
    assert.ok(template.findings.length >= 2);
    assert.equal(template.headerComplete, false);
    assert.equal(template.header.settings.n, 2);
    assert.equal(promptOf(marked.text), 'A {{cat} sits');
  });

  it('reads an unclosed header and the prompt below it', () => {
    const marked = readCarets(`---
^^^ header/unclosed
quality: lo
         ^^ header/invalid-value
n: 2

A cat`);
    const template = parse(marked.text);
    assertFindings(template.findings, marked);
    assert.equal(template.headerComplete, false);
    assert.equal(template.header.settings.n, 2);
    assert.equal(promptOf(marked.text), 'A cat');
  });

  it('never throws, and keeps every span within the file', () => {
    const withHeader = fc
      .tuple(templateText, templateText)
      .map(([header, body]) => `---\n${header}\n---\n${body}`);
    fc.assert(
      fc.property(fc.oneof(withHeader, templateText, unicodeText, anyText), (text) => {
        const { segments, findings, promptSpan } = parse(text);
        const spans = [...segments, ...findings].map(({ span }) => span);
        for (const { start, end } of [...spans, promptSpan]) {
          assert.ok(0 <= start && start <= end && end <= text.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('reads the same from LF and CRLF files, and with a byte order mark', () => {
    const lines = [
      '---',
      'n: 2',
      'inputs: {a: b}',
      '---',
      '',
      'A {{a}}',
      '\\{{b}}',
      '{{! c }}',
      '',
    ];
    const shown = (text: string): unknown => {
      const { header, segments } = parse(text);
      return [
        header.settings,
        showSegments(segments).map((one) => one.replaceAll('\\r\\n', '\\n')),
      ];
    };
    const expected = shown(lines.join('\n'));
    assert.deepEqual(shown(lines.join('\r\n')), expected);
    assert.deepEqual(shown(`\ufeff${lines.join('\n')}`), expected);
  });
});
