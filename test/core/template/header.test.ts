import assert from 'node:assert/strict';
import { FOREIGN_KEYS, nearest, REQUEST_FIELDS } from '../../../src/core/template/headerFields.ts';
import { parseNativeTemplate } from '../../../src/core/template/native.ts';
import type { Template } from '../../../src/core/template/template.ts';
import { runSteps } from '../../../src/core/text/steps.ts';
import { assertFindings, readCarets, type FixtureForm } from '../../support/carets.ts';

function parse(header: string): Template {
  return runSteps(parseNativeTemplate(`---\n${header}\n---\nA cat\n`));
}

/** Asserts the findings that carets in the header mark, and gives the template for more. */
function check(header: string, form: FixtureForm = {}): Template {
  const marked = readCarets(`---\n${header}\n---\nA cat\n`, form);
  const template = runSteps(parseNativeTemplate(marked.text));
  assertFindings(template.findings, marked);
  return template;
}

function messageOf(header: string): string {
  const [finding] = parse(header).findings;
  return finding?.message ?? 'no finding';
}

describe('readHeader', () => {
  it('reads every key of the Images API', () => {
    const { settings } = check(`
model: gpt-image-2
operation: edit
quality: medium
size: 1536x1024
n: 3
images: [a.png, {path: b.png, pixels: 640x480}, "https://example.com/c.png"]
mask: mask.png
background: opaque
output_format: webp
output_compression: 80
input_fidelity: high
moderation: low
partial_images: 2
batch: true`).header;
    const { images = [], mask, ...others } = settings;
    assert.deepEqual(others, {
      model: 'gpt-image-2',
      operation: 'edit',
      quality: 'medium',
      size: '1536x1024',
      n: 3,
      background: 'opaque',
      outputFormat: 'webp',
      outputCompression: 80,
      inputFidelity: 'high',
      moderation: 'low',
      partialImages: 2,
      batch: true,
    });
    assert.deepEqual(
      images.map(({ source, pixels }) => [source, pixels]),
      [
        ['a.png', undefined],
        ['b.png', { width: 640, height: 480 }],
        ['https://example.com/c.png', undefined],
      ],
    );
    assert.equal(mask?.source, 'mask.png');
  });

  it('marks acceptance where attempts says the same already', () => {
    const { header } = check(`
attempts: 3
acceptance: 0.5
            ^^^ header/invalid-value`);
    assert.equal(header.settings.attempts, 3);
  });

  it('takes a single image without a list', () => {
    assert.deepEqual(
      check('images: a.png').header.settings.images?.map(({ source }) => source),
      ['a.png'],
    );
  });

  it('says where each value stands', () => {
    const text = '---\nsize: "auto"\nimages: [a.png]\n---\nA cat';
    const { spans, settings } = runSteps(parseNativeTemplate(text)).header;
    const at = (span: { start: number; end: number } | undefined): string =>
      span ? text.slice(span.start, span.end) : '';
    assert.equal(at(spans.get('size')), '"auto"');
    assert.equal(at(spans.get('images')), '[a.png]');
    assert.equal(at(settings.images?.[0]?.span), 'a.png');
  });

  describe('a value of the wrong type', () => {
    it('is marked where it stands, and every other key counts', () => {
      const { header } = check(`
model: [gpt-image-2]
       ^^^^^^^^^^^^^ header/wrong-type
n: two
   ^^^ header/wrong-type
size: 1024
      ^^^^ header/wrong-type
batch: "yes"
       ^^^^^ header/wrong-type
quality: low
images: 5
        ^ header/wrong-type
mask: [a.png]
      ^^^^^^^ header/wrong-type
outputs: 1024x1024
         ^^^^^^^^^ header/wrong-type
inputs: [subject]
        ^^^^^^^^^ header/wrong-type`);
      assert.deepEqual(header.settings, { quality: 'low' });
      assert.deepEqual([...header.invalid].sort(), [
        'batch',
        'images',
        'mask',
        'model',
        'n',
        'outputs',
        'size',
      ]);
    });

    it('is marked at the key when nothing is written', () => {
      check(`
model:
^^^^^ header/wrong-type
quality: # later
^^^^^^^ header/wrong-type`);
    });

    it('is marked at the item of a list', () => {
      const { header } = check(`
images:
  - a.png
  - 5
    ^ header/wrong-type
  - {path: b.png, pixels: 640}
                          ^^^ header/wrong-type
  - {pixels: 640x480}
    ^^^^^^^^^^^^^^^^^ header/invalid-value
outputs:
  - {quality: low}
  - medium
    ^^^^^^ header/wrong-type
  - {size: 1024}
           ^^^^ header/wrong-type`);
      // One picture less would be a wrong price.
      assert.ok(header.invalid.has('images'));
      assert.equal(header.settings.images, undefined);
    });
  });

  describe('a wrong value', () => {
    it('is marked where it stands', () => {
      check(`
quality: hgih
         ^^^^ header/invalid-value
size: 1024×1024
      ^^^^^^^^^ header/invalid-value
n: 11
   ^^ header/invalid-value
partial_images: 1.5
                ^^^ header/invalid-value
output_compression: -1
                    ^^ header/invalid-value
images: ""
        ^^ header/invalid-value
outputs: []
         ^^ header/invalid-value
background: 'clear'
            ^^^^^^^ header/invalid-value`);
    });

    it('is told with what was expected and the nearest word', () => {
      assert.equal(
        messageOf('quality: hgih'),
        '“quality” must be one of auto, low, medium, high, xhigh, max, but is the text “hgih”. Did you mean “high”?',
      );
      assert.equal(messageOf('n: 11'), '“n” must be a whole number from 1 to 10, but is 11.');
    });

    it('refuses sizes that are not two sides without leading zeros', () => {
      for (const size of [
        '0x1024',
        '1024x',
        '1024X1024',
        '01024x1024',
        '1024x1024px',
        'x',
        '1234567x1',
      ]) {
        assert.ok(parse(`size: "${size}"`).header.invalid.has('size'), size);
      }
      for (const size of ['auto', '1024x1024', '1x1', '999999x1']) {
        assert.equal(parse(`size: ${size}`).header.settings.size, size);
      }
    });

    it('takes the bounds of every number', () => {
      const bounds = { n: [1, 10], output_compression: [0, 100], partial_images: [0, 3] } as const;
      for (const [key, [low, high]] of Object.entries(bounds)) {
        for (const [value, accepted] of [
          [low - 1, false],
          [low, true],
          [high, true],
          [high + 1, false],
        ] as const) {
          assert.equal(
            parse(`${key}: ${value}`).findings.length === 0,
            accepted,
            `${key} ${value}`,
          );
        }
      }
    });
  });

  describe('an unknown key', () => {
    it('is marked, and told with the nearest one', () => {
      check(`
qualty: low
^^^^^^ header/unknown-key
outputs:
  - {sise: auto}
     ^^^^ header/unknown-key
images:
  - {path: a.png, pixel: 1x1}
                  ^^^^^ header/unknown-key
inputs:
  subject: {exmples: [cat]}
            ^^^^^^^ header/unknown-key`);
      assert.match(messageOf('qualty: low'), /Did you mean “quality”\?/u);
      assert.match(messageOf('outputFormat: png'), /Did you mean “output_format”\?/u);
      assert.match(messageOf('Model: x'), /Did you mean “model”\?/u);
    });

    it('is told alone when nothing is near', () => {
      assert.equal(
        messageOf('temperature: 1'),
        '“temperature” is not a known key. It has no effect.',
      );
      assert.equal(messageOf('k: 1'), '“k” is not a known key. It has no effect.');
    });

    it('may have the name of something every object has', () => {
      check(`
__proto__: 1
^^^^^^^^^ header/unknown-key
constructor: {x: 1}
^^^^^^^^^^^ header/unknown-key`);
    });

    it('may be a list, or nothing', () => {
      check(`
? [a, b]
  ^^^^^^ header/unknown-key
: low
quality: low`);
    });
  });

  it('leaves the keys of dotprompt and VS Code alone', () => {
    const { header } = check(`
name: banner
description: A banner
variant: wide
model: googleai/gemini-2.0-flash
config: {temperature: 0.7}
input:
  default: {subject: a cat, count: 3, list: [1]}
  schema: {subject: string}
output: {format: json}
tools: [search]
ext.field: 1
agent: agent
argument-hint: subject
mode: ask`);
    assert.equal(header.settings.model, 'googleai/gemini-2.0-flash');
    assert.deepEqual([...header.inputs.keys()], ['subject', 'count']);
    assert.deepEqual(header.inputs.get('count')?.values, ['3']);
    assert.ok(!FOREIGN_KEYS.has('model'));
  });

  it('prefers inputs to the defaults of dotprompt', () => {
    const { inputs } = check('input: {default: {a: x, b: y}}\ninputs: {a: z}').header;
    assert.deepEqual(inputs.get('a')?.values, ['z']);
    assert.deepEqual(inputs.get('b')?.values, ['y']);
  });

  it('marks a repeated key and takes the last', () => {
    const { header } = check(`
quality: low
n: 2
quality: high
^^^^^^^ header/duplicate-key
inputs:
  a: x
  a: y
  ^ header/duplicate-key`);
    assert.equal(header.settings.quality, 'high');
    assert.deepEqual(header.inputs.get('a')?.values, ['y']);
    const [finding] = parse('quality: low\nquality: high').findings;
    assert.deepEqual(
      finding?.related?.map(({ span }) => span),
      [{ start: 4, end: 11 }],
    );
  });

  it('marks the same places in files with CRLF, lone CR and a byte order mark', () => {
    const header = `
quality: lo
         ^^ header/invalid-value
sise: auto
^^^^ header/unknown-key
n: 2
n: 20
^ header/duplicate-key
   ^^ header/invalid-value`;
    for (const eol of ['\n', '\r\n', '\r']) {
      check(header, { eol });
      check(header, { eol, prefix: '\ufeff' });
    }
  });

  describe('outputs', () => {
    it('are read with the place of each value', () => {
      const { outputs = [] } = check(`
outputs:
  - {quality: low, size: 1024x1024}
  - quality: high
    size: auto
    model: gpt-image-2.5-flare`).header;
      assert.deepEqual(
        outputs.map(({ spans, ...keys }) => [keys, Object.keys(spans)]),
        [
          [{ quality: 'low', size: '1024x1024' }, ['quality', 'size']],
          [
            { quality: 'high', size: 'auto', model: 'gpt-image-2.5-flare' },
            ['quality', 'size', 'model'],
          ],
        ],
      );
    });

    it('leave out those that are wrong, and say so', () => {
      const { outputs, invalid } = parse('outputs: [{quality: hg}, {quality: low}, 5]').header;
      assert.deepEqual(
        outputs?.map(({ quality }) => quality),
        ['low'],
      );
      assert.ok(invalid.has('outputs'));
    });
  });

  describe('inputs', () => {
    const forms: readonly (readonly [yaml: string, values: readonly string[] | undefined])[] = [
      ['a cat', ['a cat']],
      ['3', ['3']],
      ['1.50', ['1.5']],
      ['true', ['true']],
      ['""', ['']],
      ['', []],
      ['{default: a cat}', ['a cat']],
      ['{examples: [x, 2, false]}', ['x', '2', 'false']],
      ['{examples: [x, y], default: z}', ['z', 'x', 'y']],
      ['{description: who, default: z}', ['z']],
      ['{}', []],
      ['|\n    two\n    lines\n', ['two\nlines\n']],
    ];
    for (const [yaml, values] of forms) {
      it(`take ${JSON.stringify(yaml)}`, () => {
        const { header, findings } = parse(`inputs:\n  subject: ${yaml}`);
        assert.deepEqual(findings, []);
        assert.deepEqual(header.inputs.get('subject')?.values, values);
      });
    }

    it('mark what is no value, and keep the values around it', () => {
      const { header } = check(`
inputs:
  a: [x, y]
     ^^^^^^ header/wrong-type
  b: {examples: [x, [y], z]}
                    ^^^ header/wrong-type
  c: {default: {x: 1}, examples: y}
               ^^^^^^ header/wrong-type
                                 ^ header/wrong-type
  d: fine`);
      assert.deepEqual(
        [...header.inputs].map(([name, { values }]) => [name, values]),
        [
          ['b', ['x', 'z']],
          ['c', []],
          ['d', ['fine']],
        ],
      );
    });

    it('may have any name', () => {
      const { inputs } = check(
        'inputs: {__proto__: a, constructor: b, "brand color": c, 12: d}',
      ).header;
      assert.deepEqual([...inputs.keys()], ['__proto__', 'constructor', 'brand color', '12']);
    });
  });
});

describe('nearest', () => {
  const keys = Object.keys(REQUEST_FIELDS);

  it('finds a word with two letters wrong, or a third of a long one', () => {
    assert.equal(nearest('modle', keys), 'model');
    assert.equal(nearest('backgruond', keys), 'background');
    assert.equal(nearest('outputcompresion', keys), 'output_compression');
  });

  it('finds nothing when the word is far, very short or very long', () => {
    assert.equal(nearest('temperature', keys), undefined);
    assert.equal(nearest('x', keys), undefined);
    assert.equal(nearest('q'.repeat(65), keys), undefined);
    assert.equal(nearest('model', []), undefined);
  });
});
