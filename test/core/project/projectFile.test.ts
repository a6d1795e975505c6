import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse as parseYaml } from 'yaml';
import {
  EMPTY_PROJECT,
  parseProjectFile,
  type Project,
} from '../../../src/core/project/projectFile.ts';
import { projectSchema } from '../../../src/core/project/projectSchema.ts';
import { assertFindings, readCarets } from '../../support/carets.ts';

/** Asserts the findings that carets in the file mark, and gives the project for more. */
function check(fixture: string, prefix = ''): Project {
  const marked = readCarets(fixture, { prefix });
  const project = parseProjectFile(marked.text);
  assertFindings(project.findings, marked);
  return project;
}

describe('parseProjectFile', () => {
  it('takes an empty file for no project', () => {
    assert.deepEqual(parseProjectFile(''), EMPTY_PROJECT);
    assert.deepEqual(parseProjectFile('\ufeff# nothing yet\n'), EMPTY_PROJECT);
  });

  it('reads header keys at the top and under defaults; those at the top win', () => {
    const { defaults, doubts } = check(`model: gpt-image-2
inputs: {a: top}
outputs: [{quality: low}]
defaults:
  model: gpt-image-1
  quality: medium
  inputs: {a: below, b: below}
  outputs: [{quality: high}]
`);
    assert.deepEqual(defaults.settings, { model: 'gpt-image-2', quality: 'medium' });
    assert.deepEqual(defaults.inputs.get('a')?.values, ['top']);
    assert.deepEqual(defaults.inputs.get('b')?.values, ['below']);
    assert.deepEqual(
      defaults.outputs?.map(({ quality }) => quality),
      ['low'],
    );
    assert.deepEqual(doubts, []);
  });

  it('lets a right key at the top mend a wrong one under defaults, and not the other way', () => {
    const { invalid } = check(`quality: low
size: big
      ^^^ header/invalid-value
outputs: [{size: auto}]
defaults:
  quality: best
           ^^^^ header/invalid-value
  size: auto
  outputs: 5
           ^ header/wrong-type
  n: 0
     ^ header/invalid-value
`).defaults;
    assert.deepEqual([...invalid].sort(), ['n', 'size']);
  });

  it('reads overrides, one glob or several', () => {
    const { overrides } = check(`overrides:
  - files: drafts/**
    quality: low
  - files: [a.prompt, b.prompt]
    quality: high
    outputs: [{size: auto}]
`);
    assert.deepEqual(
      overrides.map(({ applies, layer }) => [
        ['drafts/x.prompt', 'b.prompt', 'c.prompt'].map(applies),
        layer.settings.quality,
      ]),
      [
        [[true, false, false], 'low'],
        [[false, true, false], 'high'],
      ],
    );
  });

  it('reads globs, one or several', () => {
    const { include, exclude } = check('include: "*.txt"\nexclude: [drafts, "old/**"]\n');
    assert.deepEqual(include, ['*.txt']);
    assert.deepEqual(exclude, ['drafts', 'old/**']);
    assert.deepEqual(check('include: []').include, []);
  });

  it('reads prices with source and date', () => {
    const { prices } = check(`prices:
  gpt-image-2: {image_output: 25.5, source: contract, date: 2026-11-01}
  mine: {extends: gpt-image-2, text_input: 0}
  yours: {extends: Mine}
  own: {text_input: 1, image_input: 2, image_output: 3, cached_text_input: 0.125}
`);
    assert.deepEqual(prices, [
      {
        model: 'gpt-image-2',
        rates: { imageOutput: 25.5 },
        source: 'contract',
        date: '2026-11-01',
      },
      { model: 'mine', extends: 'gpt-image-2', rates: { textInput: 0 } },
      { model: 'yours', extends: 'Mine', rates: {} },
      {
        model: 'own',
        rates: { textInput: 1, imageInput: 2, imageOutput: 3, cachedTextInput: 0.125 },
      },
    ]);
  });

  it('marks what is wrong where it stands, and keeps the rest', () => {
    for (const prefix of ['', '\ufeff']) {
      const project = check(
        `qualty: low
^^^^^^ header/unknown-key
size: 1024x1024
overrides:
  - quality: low
    ^^^^^^^^^^^^ header/wrong-type
  - files: 5
           ^ header/wrong-type
  - files: [a, 7]
               ^ header/wrong-type
    n: 20
       ^^ header/invalid-value
    include: b
    ^^^^^^^ header/unknown-key
  - text
    ^^^^ header/wrong-type
include: {a: b}
         ^^^^^^ header/wrong-type
exclude: [a, ""]
             ^^ header/invalid-value
prices:
  gpt-image-2: 30
               ^^ header/wrong-type
  gpt-image-1.5: {image_output: "30", text_imput: 5, text_output: 10}
                                ^^^^ header/wrong-type
                                      ^^^^^^^^^^ header/unknown-key
  a: {extends: gpt-imgae-2}
               ^^^^^^^^^^^ header/invalid-value
  b: {text_input: 5}
  ^ header/invalid-value
  gpt-image-1: {image_output: 0.0001}
                              ^^^^^^ header/invalid-value
rules: {header/unknown-key: loud}
                            ^^^^ header/invalid-value
`,
        prefix,
      );
      assert.equal(project.defaults.settings.size, '1024x1024');
      assert.deepEqual(project.exclude, ['a']);
      assert.equal(project.include, undefined);
      assert.equal(project.overrides.length, 1);
      assert.deepEqual(project.prices[0]?.rates, { textOutput: 10 });
      assert.equal(project.doubts.length, 1);
    }
  });

  it('marks lists and maps that are none', () => {
    check(`defaults: low
          ^^^ header/wrong-type
overrides: {files: a}
           ^^^^^^^^^^ header/wrong-type
prices: [gpt-image-2]
        ^^^^^^^^^^^^^ header/wrong-type
`);
  });

  it('marks a glob that unfolds into too much', () => {
    const glob = `"${'{a,b}'.repeat(20)}"`;
    check(`include: [a, ${glob}]\n             ${'^'.repeat(glob.length)} header/invalid-value\n`);
    check(`include: ${glob}\n         ${'^'.repeat(glob.length)} header/invalid-value\n`);
  });

  it('doubts the settings only when some may be missing', () => {
    const doubtful = [
      'quality: [',
      'defaults: 1',
      'overrides: [x]',
      'prices: {gpt-image-2: x}',
      '- a',
    ];
    for (const text of doubtful) assert.equal(parseProjectFile(text).doubts.length, 1, text);
    const certain = [
      'quality: best',
      'qualty: low',
      'include: 5',
      'prices: {gpt-image-2: {sauce: x}}',
    ];
    for (const text of certain) {
      assert.deepEqual(parseProjectFile(text).doubts, [], text);
      assert.equal(parseProjectFile(text).findings.length, 1, text);
    }
  });

  it('suggests the model that a price may extend', () => {
    const [finding] = parseProjectFile('prices: {a: {extends: gpt-imgae-2}}').findings;
    assert.match(finding?.message ?? '', /Did you mean “gpt-image-2”\?/u);
  });

  it('finds nothing wrong in the shipped example, and neither does the schema', () => {
    const text = readFileSync(
      resolve(import.meta.dirname, '../../../examples/prompt-cost.yaml'),
      'utf8',
    );
    assert.deepEqual(parseProjectFile(text).findings, []);
    assert.deepEqual(projectSchema.safeParse(parseYaml(text)).error, undefined);
  });
});
