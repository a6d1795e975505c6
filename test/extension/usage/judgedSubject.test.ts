import assert from 'node:assert/strict';
import { assetsOfFile, subjectOfLine } from '../../../src/extension/usage/judgedSubject.ts';

const LINE = { model: 'gpt-image-2', usage: { input_tokens: 1, output_tokens: 2 } };

describe('subjectOfLine', () => {
  for (const [what, line, subject] of [
    ['the call by its id', { ...LINE, id: 'req_1', asset: 'a' }, { kind: 'id', name: 'req_1' }],
    ['the asset of a call without one', { ...LINE, asset: 'a' }, { kind: 'asset', name: 'a' }],
    ['nothing without either', LINE, undefined],
    ['nothing of what is no call', { time: '2026-11-24', id: 'req_1', accepted: true }, undefined],
  ] as const) {
    it(`is ${what}`, () => {
      assert.deepEqual(subjectOfLine(JSON.stringify(line)), subject);
    });
  }

  it('is nothing of a torn line', () => {
    assert.equal(subjectOfLine('{"id": "req_1"'), undefined);
  });
});

describe('assetsOfFile', () => {
  const path = '/home/ada/shop/out/hero-001.png';

  it('finds a path, from wherever it starts', () => {
    for (const name of ['out/hero-001.png', './out/hero-001.png', 'out\\hero-001.png', path]) {
      assert.deepEqual(assetsOfFile(path, [name, 'out/hero-002.png']), [name]);
    }
  });

  it('prefers the path to a file of the same name elsewhere', () => {
    assert.deepEqual(assetsOfFile(path, ['old/hero-001.png', 'hero-001.png']), ['hero-001.png']);
  });

  it('takes the name alone where no path fits, with or without what follows the dot', () => {
    assert.deepEqual(assetsOfFile(path, ['old/hero-001.png', 'hero-001', 'hero']), [
      'old/hero-001.png',
      'hero-001',
    ]);
  });

  it('finds nothing in empty names', () => {
    assert.deepEqual(assetsOfFile(path, ['', '/', './']), []);
  });
});
