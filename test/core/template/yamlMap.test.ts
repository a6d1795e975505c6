import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseYamlMap, type YamlMap } from '../../../src/core/template/yamlMap.ts';
import { runSteps } from '../../../src/core/text/steps.ts';
import { anyText } from '../../support/arbitraries.ts';
import { assertFindings, readCarets } from '../../support/carets.ts';
import { countSteps } from '../../support/steps.ts';

function parse(text: string): YamlMap {
  return runSteps(parseYamlMap(text, { start: 0, end: text.length }));
}

function check(fixture: string): YamlMap {
  const marked = readCarets(fixture);
  const map = parse(marked.text);
  assertFindings(map.findings, marked);
  return map;
}

function dataOf({ entries }: YamlMap): Readonly<Record<string, unknown>> {
  return Object.fromEntries(entries.map(({ key, value }) => [key, value.data]));
}

describe('parseYamlMap', () => {
  it('gives each key and value with its place in the file', () => {
    const text = 'xx a: [1, {b: two}]\n"c d": null yy';
    const span = { start: 3, end: text.length - 3 };
    const { entries, complete } = runSteps(parseYamlMap(text, span));
    const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    assert.deepEqual(
      entries.map(({ keySpan, value }) => [at(keySpan), at(value.span)]),
      [
        ['a', '[1, {b: two}]'],
        ['"c d"', 'null'],
      ],
    );
    const items = entries[0]?.value.items ?? [];
    assert.deepEqual(
      items.map((item) => at(item.span)),
      ['1', '{b: two}'],
    );
    assert.deepEqual(
      items[1]?.entries?.map(({ value }) => at(value.span)),
      ['two'],
    );
    assert.ok(complete);
  });

  it('reads plain data of every kind', () => {
    const map = check(
      'a: text\nb: 1.5\nc: true\nd: ~\ne:\nf: [1, [x]]\ng: {__proto__: 1, h: 2}\ni: 2026-11-23',
    );
    const { g, ...others } = dataOf(map);
    assert.deepEqual(others, {
      a: 'text',
      b: 1.5,
      c: true,
      d: null,
      e: null,
      f: [1, ['x']],
      i: '2026-11-23',
    });
    assert.deepEqual(Object.entries(g ?? {}), [
      ['__proto__', 1],
      ['h', 2],
    ]);
  });

  it('takes an empty text and one of comments for an empty mapping', () => {
    for (const text of ['', '\n\n', '# only a note\n']) {
      assert.deepEqual(parse(text), { entries: [], findings: [], complete: true });
    }
  });

  it('marks broken YAML where it breaks, and keeps what can be read', () => {
    const map = check(`a: 1
b: [1, 2
c: 3
^ header/invalid-yaml
`);
    assert.equal(dataOf(map)['a'], 1);
    assert.equal(map.complete, false);
  });

  it('marks tabs that indent', () => {
    const map = parse('a:\n\tb: 1\nc: 2\n');
    assert.equal(map.findings[0]?.ruleId, 'header/invalid-yaml');
    assert.deepEqual(map.findings[0].span.start, 3);
  });

  it('marks what is no mapping', () => {
    check('- a\n^^^ header/wrong-type\n\n');
    const scalar = check('A cat sits.\n^^^^^^^^^^^ header/wrong-type');
    assert.equal(scalar.complete, false);
    assert.deepEqual(scalar.entries, []);
  });

  it('marks a second document and reads the first', () => {
    const map = check('a: 1\n---\n^ header/invalid-yaml\nb: 2\n');
    assert.deepEqual(dataOf(map), { a: 1 });
    assert.equal(map.complete, false);
  });

  it('warns about a tag it does not know, and is complete', () => {
    const map = check('a: !colour red\n   ^^^^^^^ header/invalid-yaml');
    assert.deepEqual(dataOf(map), { a: 'red' });
    assert.equal(map.findings[0]?.severity, 'warning');
    assert.ok(map.complete);
  });

  it('tells an error in the last line within the text', () => {
    for (const text of ['a: "b', "a: 'b", 'a: [', 'a: {', '&', 'a: |x', '%']) {
      for (const { span } of parse(text).findings) {
        assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length, text);
      }
    }
  });

  it('tells the first twenty problems of a text that is full of them', () => {
    for (const text of [
      ']'.repeat(30_000),
      'a: ' + '"" '.repeat(1_000),
      '- a\nb: c\n'.repeat(3_000),
    ]) {
      const { findings, complete } = parse(text);
      assert.ok(findings.length >= 1 && findings.length <= 20, text.slice(0, 9));
      assert.ok(!complete);
    }
  });

  describe('an alias', () => {
    it('stands for what it names: a value, a list or a map', () => {
      const { entries } = check('a: &a x\nb: &b [1, 2]\nc: &c {d: e}\nx: *a\ny: *b\nz: *c');
      assert.deepEqual(
        entries.slice(3).map(({ value }) => value.data),
        ['x', [1, 2], { d: 'e' }],
      );
      assert.equal(entries[4]?.value.items?.length, 2);
      assert.equal(entries[5]?.value.entries?.[0]?.key, 'd');
    });

    it('names the anchor before it that was set last', () => {
      assert.deepEqual(dataOf(check('a: &x 1\nb: *x\nc: &x 2\nd: *x')), { a: 1, b: 1, c: 2, d: 2 });
    });

    it('is marked when it names nothing, or what it stands in', () => {
      const map = check(`a: *none
   ^^^^^ header/invalid-yaml
b: &b [1, *b]
          ^^ header/invalid-yaml
c: 1`);
      assert.equal(dataOf(map)['c'], 1);
    });

    it('is read a hundred times, and no more', () => {
      const aliases = (count: number): string =>
        `a: &a x\nb: [${Array(count).fill('*a').join(', ')}]`;
      assert.deepEqual(parse(aliases(100)).findings, []);
      const { findings, entries } = parse(aliases(1_000));
      assert.deepEqual(
        findings.map(({ ruleId }) => ruleId),
        ['header/invalid-yaml'],
      );
      assert.equal(entries.length, 2);
    });

    it('cannot unfold into more than was written', () => {
      const letters = 'abcdefghij';
      const bomb = Array.from(letters, (letter, index) => {
        const below = letters.charAt(index - 1);
        return `${letter}: &${letter} [${Array(9)
          .fill(index === 0 ? 'x' : `*${below}`)
          .join(', ')}]`;
      }).join('\n');
      const map = parse(`${bomb}\nquality: low`);
      assert.deepEqual(map.findings, []);
      assert.equal(dataOf(map)['quality'], 'low');
    });
  });

  describe('a text that is too much', () => {
    const rulesOf = (text: string): readonly string[] =>
      parse(text).findings.map(({ ruleId, span }) => `${ruleId} at ${span.start}`);

    it('is refused by its length', () => {
      const line = `# ${'x'.repeat(97)}\n`;
      assert.deepEqual(rulesOf(`a: 1\n${line.repeat(327)}`.slice(0, 32_768)), []);
      assert.deepEqual(rulesOf(`a: 1\n${line.repeat(400)}`), ['header/too-large at 0']);
    });

    it('is refused by the number of its words', () => {
      assert.deepEqual(rulesOf('a: [x]\n'.repeat(3_000)), ['header/too-large at 0']);
    });

    it('is refused where it is nested too deep, in any way that nests', () => {
      const nested = (count: number): readonly string[] => [
        `a: ${'['.repeat(count)}${']'.repeat(count)}`,
        `a: ${'{a: '.repeat(count)}1${'}'.repeat(count)}`,
        `a: ${'['.repeat(count)}`,
        `a:\n  ${'- '.repeat(count)}x`,
        `${'? '.repeat(count)}x`,
        Array.from({ length: count }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      ];
      for (const text of nested(20)) assert.ok(!rulesOf(text).join().includes('too-large'), text);
      for (const count of [80, 200, 8_000]) {
        for (const text of nested(count)) {
          if (text.length > 32_000) continue;
          assert.match(rulesOf(text).join(), /^header\/too-large at [1-9]\d*$/u, text.slice(0, 9));
        }
      }
    });
  });

  it('never throws, and keeps every span within the text', () => {
    const signs = fc.constantFrom(
      ...[
        'a',
        ': ',
        '\n',
        '  ',
        '- ',
        '? ',
        '[',
        ']',
        '{',
        '}',
        ', ',
        '"',
        "'",
        '&a ',
        '*a',
        '!t ',
        '|\n',
      ],
      ...[
        '>-\n',
        '# ',
        '%',
        '---\n',
        '...\n',
        '\t',
        '\r',
        '\\',
        '<<: ',
        '~',
        '\ufeff',
        '😀',
        '\u0000',
      ],
    );
    const yaml = fc.array(signs, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(yaml, anyText), (text) => {
        for (const { span } of parse(text).findings) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('pauses at least every sixty-four words of a long text', () => {
    const text = 'key: value\n'.repeat(800);
    const { pauses, value } = countSteps(parseYamlMap(text, { start: 0, end: text.length }));
    assert.equal(value.findings.length, 799);
    assert.ok(pauses >= Math.floor((800 * 4) / 64), String(pauses));
  });
});
