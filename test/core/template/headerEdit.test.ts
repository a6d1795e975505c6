import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { applyEdits } from '../../../src/core/index.ts';
import { editHeader, type HeaderChange } from '../../../src/core/template/headerEdit.ts';

const set = (key: string, value: string | readonly string[]): HeaderChange => ({
  kind: 'set',
  place: { kind: 'top' },
  key,
  value,
});
const remove = (key: string): HeaderChange => ({ kind: 'remove', key });

/** The text after the changes; undefined when they are declined. */
function edited(text: string, ...changes: readonly HeaderChange[]): string | undefined {
  const edits = editHeader(text, changes);
  return edits && applyEdits(text, edits);
}

/** Sets a key of the output that holds a word. */
function inOutput(text: string, word: string, key: string, value: string): HeaderChange {
  const start = text.indexOf(word);
  const place = { kind: 'output', with: { start, end: start + word.length } } as const;
  return { kind: 'set', place, key, value };
}

type Case = readonly [
  does: string,
  header: string,
  changes: readonly HeaderChange[],
  after: string | undefined,
];

describe('editHeader', () => {
  const table: readonly Case[] = [
    [
      'sets a value and leaves the rest',
      '# a\nmodel:   x # b\nn: 1\n',
      [set('model', 'y')],
      '# a\nmodel:   y # b\nn: 1\n',
    ],
    ['keeps quotes', 'model: "x"\n', [set('model', 'y')], 'model: "y"\n'],
    ['fills an empty value', 'model:\nn: 1\n', [set('model', 'y')], 'model: y\nn: 1\n'],
    ['sets a folded value', 'model: >-\n  x\nn: 1\n', [set('model', 'y')], 'model: y\nn: 1\n'],
    [
      'adds a key below the model',
      'model: x # b\nn: 1\n',
      [set('quality', 'low')],
      'model: x # b\nquality: low\nn: 1\n',
    ],
    [
      'adds a key at the end',
      'n: 1\ntags:\n  - a\n',
      [set('model', 'y')],
      'n: 1\ntags:\n  - a\nmodel: y\n',
    ],
    [
      'adds two keys in their order',
      'n: 1\n',
      [set('model', 'y'), set('quality', 'low')],
      'n: 1\nmodel: y\nquality: low\n',
    ],
    ['keeps the indentation', '  n: 1\n', [set('model', 'y')], '  n: 1\n  model: y\n'],
    [
      'adds to a header in braces',
      '{ model: x, n: 1 }\n',
      [set('quality', 'low')],
      '{ model: x, quality: low, n: 1 }\n',
    ],
    ['fills an empty header', '# a\n', [set('model', 'y')], '# a\nmodel: y\n'],
    [
      'takes a key out with its line',
      'n: 1\nbackground: auto # b\n# c\nmodel: x\n',
      [remove('background')],
      'n: 1\n# c\nmodel: x\n',
    ],
    [
      'takes a key out of braces',
      '{ n: 1, background: auto, model: x }\n',
      [remove('background')],
      '{ n: 1, model: x }\n',
    ],
    ['takes the first key out of braces', '{ n: 1, model: x }\n', [remove('n')], '{ model: x }\n'],
    ['takes the only key out', 'n: 1\n', [remove('n')], ''],
    ['has nothing to do for a key that is not there', 'n: 1\n', [remove('x')], 'n: 1\n'],
    ['declines a broken header', 'model: "x\n', [set('model', 'y')], undefined],
    ['declines a header that is a list', '- x\n', [set('model', 'y')], undefined],
    [
      'declines to change what another key refers to',
      'model: &m x\nname: *m\n',
      [set('model', 'y')],
      undefined,
    ],
    [
      'declines to take out what another key refers to',
      'background: &b auto\nname: *b\n',
      [remove('background')],
      undefined,
    ],
  ];
  for (const [does, header, changes, after] of table) {
    const template = (yaml: string): string => `---\n${yaml}---\nP\n`;
    it(does, () => {
      assert.equal(
        edited(template(header), ...changes),
        after === undefined ? after : template(after),
      );
    });

    it(`${does}, with the line ends of Windows and a mark of byte order`, () => {
      const windows = (yaml: string): string => `\ufeff${template(yaml)}`.replaceAll('\n', '\r\n');
      assert.equal(
        edited(windows(header), ...changes),
        after === undefined ? after : windows(after),
      );
    });
  }

  it('writes a list of texts in one line, in the place of whatever stood there', () => {
    const images = set('images', ['a b.png', '../c.png']);
    const list = 'images: ["a b.png", "../c.png"]';
    assert.equal(edited('A cat', images), `---\n${list}\n---\nA cat`);
    assert.equal(
      edited('---\nimages: "x.png" # old\n---\nA', images),
      `---\n${list} # old\n---\nA`,
    );
    const block = edited('---\nimages:\n  - x.png\n  - y.png\nn: 2\n---\nA', images) ?? '';
    assert.deepEqual(parse(block.split('---')[1] ?? ''), { images: ['a b.png', '../c.png'], n: 2 });
  });

  it('adds a header', () => {
    const both = [set('model', 'y'), set('quality', 'low')];
    assert.equal(edited('P\n', ...both), '---\nmodel: y\nquality: low\n---\nP\n');
    assert.equal(edited('\ufeffP\r\n', set('model', 'y')), '\ufeff---\r\nmodel: y\r\n---\r\nP\r\n');
  });

  it('declines a header that is not closed', () => {
    assert.equal(edited('---\nmodel: x\n\nP', set('model', 'y')), undefined);
  });

  it('sets and adds keys of one output', () => {
    const braces = '---\noutputs: [{ quality: low }, { quality: high, size: auto }]\n---\nP';
    assert.equal(
      edited(
        braces,
        inOutput(braces, 'high', 'quality', 'max'),
        inOutput(braces, 'high', 'model', 'y'),
      ),
      '---\noutputs: [{ quality: low }, { quality: max, model: y, size: auto }]\n---\nP',
    );
    const lines = '---\noutputs:\n  - quality: low # a\n  - size: auto\n---\nP';
    assert.equal(
      edited(lines, inOutput(lines, 'low', 'model', 'y'), inOutput(lines, 'auto', 'model', 'y')),
      '---\noutputs:\n  - quality: low # a\n    model: y\n  - size: auto\n    model: y\n---\nP',
    );
  });

  it('changes the key and nothing else', () => {
    const word = fc
      .stringMatching(/^[a-z][a-z0-9.-]{0,8}$/u)
      .filter((text) => !/^(?:null|true|false)$/u.test(text));
    const value = fc.oneof(
      word,
      word.map((text) => `"${text}"`),
      word.map((text) => `${text} # why`),
      fc.constantFrom('[1, {a: b}]', '', '|\n  text\n   more', "'it''s'"),
    );
    const keys = ['model', 'quality', 'n', 'background', 'x'];
    const header = fc.uniqueArray(fc.tuple(fc.constantFrom(...keys), value), {
      selector: ([key]) => key,
    });
    const change = fc.oneof(
      fc.tuple(fc.constantFrom(...keys), word).map(([key, to]) => set(key, to)),
      fc.constantFrom(...keys).map(remove),
    );
    const dataOf = (text: string): Record<string, unknown> => {
      const yaml = text.slice(text.indexOf('\n'), text.lastIndexOf('---'));
      return (parse(yaml) ?? {}) as Record<string, unknown>;
    };
    fc.assert(
      fc.property(header, change, fc.constantFrom('\n', '\r\n'), (entries, wanted, lineEnd) => {
        const lines = ['---', ...entries.map(([key, to]) => `${key}: ${to}`), '---', 'P'];
        const text = lines.join('\n').replaceAll('\n', lineEnd);
        const result = edited(text, wanted);
        assert.ok(result !== undefined);
        const expected = dataOf(text);
        if (wanted.kind === 'set') expected[wanted.key] = wanted.value;
        else Reflect.deleteProperty(expected, wanted.key);
        assert.deepEqual(dataOf(result), expected);
        for (const [key, to] of entries) {
          const comment = / #.*/u.exec(to)?.[0];
          if (comment !== undefined && key !== wanted.key) assert.ok(result.includes(comment));
        }
        assert.ok(result.endsWith(`---${lineEnd}P`));
        assert.equal(edited(result, wanted), result);
      }),
    );
  });
});
