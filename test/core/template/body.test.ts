import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lexBody, type Body } from '../../../src/core/template/body.ts';
import { runSteps } from '../../../src/core/text/steps.ts';
import { anyText, templateText, unicodeText } from '../../support/arbitraries.ts';
import { assertFindings, readCarets } from '../../support/carets.ts';
import { showSegments } from '../../support/segments.ts';
import { countSteps } from '../../support/steps.ts';

function lex(text: string): Body {
  return runSteps(lexBody(text, { start: 0, end: text.length }));
}

type Row = readonly [text: string, ...segments: readonly string[]];

function tableOf(rows: readonly Row[]): void {
  for (const [text, ...segments] of rows) {
    it(JSON.stringify(text), () => {
      const body = lex(text);
      assert.deepEqual(showSegments(body.segments), segments);
      assert.deepEqual(body.findings, []);
    });
  }
}

describe('lexBody', () => {
  describe('finds variables', () => {
    tableOf([
      ['A {{subject}}.', '"A "', '<subject>', '"."'],
      ['{{ subject }}', '<subject>'],
      ['{{\n  subject\t}}', '<subject>'],
      ['{{brand color}} {{ brand   color }}', '<brand color>', '" "', '<brand color>'],
      ['{{user.name}}{{a-b}}{{_x}}', '<user.name>', '<a-b>', '<_x>'],
      ['{{größe}}{{主題}}{{صورة}}', '<größe>', '<主題>', '<صورة>'],
      ['{{1}}{{@index}}', '<1>', '<@index>'],
      ['{{.Name}}{{.}}{{../title}}', '<.Name>', '<.>', '<../title>*'],
      ['{{{subject}}}{{&subject}}{{& subject}}', '<subject>', '<subject>', '<subject>'],
      ['{{{ subject }}}', '<subject>'],
      ['${subject} ${ user.name }', '<subject>', '" "', '<user.name>'],
      ['$${price}', '"$"', '<price>'],
      ['{{a}}{{b}}${c}', '<a>', '<b>', '<c>'],
    ]);
  });

  describe('marks values that are changed before they are sent', () => {
    tableOf([
      ['{{ subject | upper }}', '<subject>*'],
      ['{{subject|default("a cat")}}', '<subject>*'],
      ['{{~subject~}}{{- subject -}}', '<subject>*', '<subject>*'],
      ['${upper(subject)}', '<upper(subject)>*'],
      ['{{items[0]}}', '<items[0]>*'],
    ]);
  });

  describe('finds {argument …} as prompt collections write it', () => {
    tableOf([
      ['{argument name="city" default="Guangzhou"}', '<city=Guangzhou>'],
      ["{argument name='city' default='a \"b\"'}", '<city=a "b">'],
      ['{argument default="x" name="city"}', '<city=x>'],
      ['{argument name="city"}', '<city>'],
      ['{argument name="city" default=""}', '<city=>'],
      ['{argument\n  name = "two\n words"\tdefault="x" }', '<two words=x>'],
      ['{argument name=\\"city\\" default=\\"a, b\\"}', '<city=a, b>'],
      ['{argument name=\\"q\\" default=\\"say \\\\\\"hi\\\\\\" now\\"}', '<q=say \\"hi\\" now>'],
      ['{argument name="q" default="say \\"hi\\" \\\\ now"}', '<q=say "hi" \\ now>'],
      ['{argument name="q" default="ends in \\\\"}', '<q=ends in \\>'],
      ['{argument name=“city” default=“a "b"”}', '<city=a "b">'],
      ['{argument name=”city” default=„x“}', '<city=x>'],
      ['{argument name=‘city’ default=’x’}', '<city=x>'],
      ['{argument name="a" default="{{b}} }"}', '<a={{b}} }>'],
      ['{argument name="標題" default="雑談配信 🤍"}', '<標題=雑談配信 🤍>'],
      ['{argument name="a" type="text" default="x" required=\'1\'}', '<a=x>'],
      ['{argument name="a" name="b"}', '<a>'],
      [
        '{arguments} {argument} {argumentname="a"}',
        '"{arguments} {argument} {argumentname=\\"a\\"}"',
      ],
    ]);
  });

  describe('leaves comments out', () => {
    tableOf([
      ['a{{! note }}b', '"a"', 'comment', '"b"'],
      ['{{!}}{{!--}}', 'comment', 'comment'],
      ['{{!-- has }} and {{x}} --}}b', 'comment', '"b"'],
      ['{{!-- note }} b', 'comment', '" b"'],
      ['{{!-- a --~}}b{{!-- c --}}', 'comment', '"b"', 'comment'],
      ['{{~! note ~}}b', 'comment', '"b"'],
      ['a{# note #}b', '"a"', 'comment', '"b"'],
      ['{#- has {{x}}\nlines -#}', 'comment'],
      ['{{! {# }}#}', 'comment', '"#}"'],
    ]);
  });

  describe('tells control blocks and partials apart', () => {
    tableOf([
      ['{{#if a}}x{{else}}y{{/if}}', 'control', '"x"', 'control', '"y"', 'control'],
      ['{{#each a}}{{this}}{{/each}}', 'control', '<this>', 'control'],
      ['{{^a}}{{else if b}}', 'control', 'control'],
      ['{{elsewhere}}', '<elsewhere>'],
      ['{{~#if a~}}', 'control'],
      ['{% for x in y %}{{x}}{% endfor %}', 'control', '<x>', 'control'],
      ['{%- if a -%}', 'control'],
      ['{{role "user"}}{{media url=photo}}{{section "x"}}', 'control', 'control', 'control'],
      ['{{> header}}{{>footer size=1}}', 'partial header', 'partial footer'],
    ]);
  });

  describe('resolves escapes', () => {
    tableOf([
      ['\\{{a}}', '"{{"', '"a}}"'],
      ['\\\\{{a}}', '"\\\\"', '<a>'],
      ['\\${a}', '"${"', '"a}"'],
      ['\\{argument name="a"}', '"{argument"', '" name=\\"a\\"}"'],
      ['\\{# a #}', '"{#"', '" a #}"'],
      ['\\{% a %}', '"{%"', '" a %}"'],
      ['C:\\dir\\n \\{ \\', '"C:\\\\dir\\\\n \\\\{ \\\\"'],
    ]);
  });

  describe('takes everything else for text', () => {
    tableOf([
      ['{ } }} { a: 1 } $5 ${1} $', '"{ } }} { a: 1 } $5 ${1} $"'],
      ['{{}} {{ }} {{"a"}} {{=<% %>=}}', '"{{}} {{ }} {{\\"a\\"}} {{=<% %>=}}"'],
      ['{#ff8800} and {%}', '"{#ff8800} and {%}"'],
      ['{"a": {"b": {}}}', '"{\\"a\\": {\\"b\\": {}}}"'],
      ['{"a": {{{name}}, 1}}', '"{\\"a\\": {"', '<name>', '", 1}}"'],
      ['{{{{a}}}}', '"{"', '<a>', '"}"'],
      ['{{{a}} }', '"{"', '<a>', '" }"'],
      ['{% never closed {{a}}', '"{% never closed "', '<a>'],
    ]);
  });

  it('gives exact offsets behind emoji, right-to-left text and line ends of every kind', () => {
    const text = 'xx😀👩‍👩‍👧\r\nשלום {{א}}\r\t${b}\ufeff\n{{c}}yy';
    const { segments } = runSteps(lexBody(text, { start: 2, end: text.length - 2 }));
    assert.deepEqual(
      segments.map(({ span }) => text.slice(span.start, span.end)),
      ['😀👩‍👩‍👧\r\nשלום ', '{{א}}', '\r\t', '${b}', '\ufeff\n', '{{c}}'],
    );
  });

  it('marks what is left open, and takes it for text', () => {
    const fixtures = [
      'A {{subject} sits\n  ^^^^^^^^^ template/unclosed-brace',
      'A {{subject\n  ^^^^^^^^^ template/unclosed-brace\nsits',
      'A {{subject sits {{here}}\n  ^^^^^^^^^^^^^^^ template/unclosed-brace',
      '{{a {{b}} }}\n^^^^ template/unclosed-brace',
      'A ${subject sits\n  ^^^^^^^^^^^^^^ template/unclosed-brace\nhere',
      'A ${a ${b}\n  ^^^^ template/unclosed-brace',
      'A {{! note\n  ^^^^^^^^ template/unclosed-brace\na',
      'A {# note {{a}}\n  ^^^^^^^^^^^^^ template/unclosed-brace',
      'A {argument name="a\n  ^^^^^^^^^ template/unclosed-brace\n{{b}}',
      'A {argument name="a" default="b} sits\n  ^^^^^^^^^^^^^^^^^^ template/unclosed-brace',
      'A {argument default="b"} sits\n  ^^^^^^^^^^^^^^^^^^^^^^ template/unclosed-brace',
      'A {argument name=""} sits\n  ^^^^^^^^^^^^^^^^^^ template/unclosed-brace',
      'A {argument nonsense}\n  ^^^^^^^^^ template/unclosed-brace',
    ];
    for (const fixture of fixtures) {
      const marked = readCarets(fixture);
      assertFindings(lex(marked.text).findings, marked);
    }
  });

  it('finds what stands behind something left open', () => {
    assert.deepEqual(showSegments(lex('{{a {{b}} }}').segments), ['"{{a "', '<b>', '" }}"']);
    assert.deepEqual(showSegments(lex('{argument name="a {{b}}').segments), [
      '"{argument name=\\"a "',
      '<b>',
    ]);
  });

  it('tells the first thousand places that are left open', () => {
    const { findings } = lex('{{a\n'.repeat(1_200));
    assert.deepEqual(
      findings.map(({ span }) => span.start),
      Array.from({ length: 1_000 }, (_, line) => 4 * line),
    );
  });

  it('takes an expression of more than 300 units for one left open', () => {
    const name = (length: number): string => `{{${'a'.repeat(length)}}}`;
    assert.equal(lex(name(300)).segments[0]?.kind, 'variable');
    const { segments, findings } = lex(name(301));
    assert.equal(segments[0]?.kind, 'text');
    assert.deepEqual(findings[0]?.span, { start: 0, end: 300 });
  });

  it('takes an argument of more than 8,000 units for one left open', () => {
    const argument = (length: number): string =>
      `{argument name="a" default="${'b'.repeat(length)}"}`;
    assert.equal(lex(argument(7_900)).segments[0]?.kind, 'variable');
    assert.equal(lex(argument(8_000)).findings.length, 1);
  });

  it('tells the first twenty thousand variables apart, and takes the rest for text', () => {
    const most = lex('{{a}}'.repeat(20_000));
    assert.equal(most.segments.length, 20_000);
    assert.ok(most.complete);
    const { segments, complete } = lex(`${'{{a}}'.repeat(20_001)} b`);
    assert.deepEqual(segments.at(-1), {
      kind: 'text',
      text: '{{a}} b',
      span: { start: 100_000, end: 100_007 },
    });
    assert.ok(!complete);
  });

  const everyText = fc.oneof(templateText, unicodeText, anyText);

  it('covers the text without gaps or overlaps, whatever it holds', () => {
    fc.assert(
      fc.property(everyText, fc.nat(3), fc.nat(3), (text, before, after) => {
        const start = Math.min(before, text.length);
        const end = Math.max(start, text.length - after);
        const { segments, findings } = runSteps(lexBody(text.slice(0, end), { start, end }));
        let offset = start;
        for (const { span } of segments) {
          assert.equal(span.start, offset);
          assert.ok(span.end > span.start);
          offset = span.end;
        }
        assert.equal(offset, end);
        for (const { span } of findings) {
          assert.ok(start <= span.start && span.start < span.end && span.end <= end);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('sends text as it stands, but for escapes', () => {
    fc.assert(
      fc.property(everyText, (text) => {
        for (const segment of lex(text).segments) {
          if (segment.kind !== 'text') continue;
          const source = text.slice(segment.span.start, segment.span.end);
          assert.ok(segment.text === source || `\\${segment.text}` === source);
        }
      }),
    );
  });

  it('reads each line the same wherever it stands', () => {
    const line = '{{a}} ${b} {argument name="c" default="d"} {# e #} \\{{ {{{f}}} {% g %}\n';
    const once = showSegments(lex(line).segments);
    const five = showSegments(lex(line.repeat(5)).segments);
    assert.deepEqual(five, Array(5).fill(once).flat());
  });

  describe('takes time in proportion to the text', () => {
    const work = (text: string): number =>
      countSteps(lexBody(text, { start: 0, end: text.length })).pauses;

    it('for texts made to mislead it', () => {
      const periods = [
        ...[
          '{',
          '{{',
          '{{a',
          '${',
          '${a',
          '{#',
          '{# ',
          '{%',
          '\\',
          '\\{{',
          '{{!',
          '{{!--',
          '{{{{a',
        ],
        ...['{argument ', '{argument a="', '{argument a=“', '{argument a=\\"', '{argument a="\\'],
        ...[
          '{argument a="" ',
          '{argument a=\'" b="\' c=\'"',
          '{% }',
          '{# }',
          '{{! }',
          '#} {',
          '--}} {{!--',
        ],
      ];
      for (const period of periods) {
        const text = (units: number): string => period.repeat(Math.ceil(units / period.length));
        const [once, twice] = [work(text(6_000)), work(text(12_000))];
        assert.ok(twice <= 2.1 * once + 2, `${period}: ${once} pauses, then ${twice}`);
      }
    });

    it('for any repeated text', () => {
      fc.assert(
        fc.property(templateText, (period) => {
          fc.pre(period.length > 0);
          const text = (units: number): string => period.repeat(Math.ceil(units / period.length));
          assert.ok(work(text(16_000)) <= 2.1 * work(text(8_000)) + 3);
        }),
        { numRuns: 20 },
      );
    });

    it('pausing often enough to hold nothing up', () => {
      assert.ok(work('A cat sits. '.repeat(10_000)) >= 7);
      assert.ok(work('{{a}} '.repeat(9_000)) >= 20);
    });
  });
});
