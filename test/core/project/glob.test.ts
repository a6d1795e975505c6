import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compileGlob,
  compileGlobs,
  compilePathGlob,
  unfoldsInBounds,
} from '../../../src/core/project/glob.ts';

describe('compileGlob', () => {
  const rows: readonly (readonly [
    glob: string,
    meant: readonly string[],
    others: readonly string[],
  ])[] = [
    ['*.prompt', ['a.prompt', 'x/y/a.prompt', '.prompt'], ['a.prompt.md', 'prompt']],
    ['**/*.prompt', ['a.prompt', 'x/y/a.prompt'], ['a.md']],
    ['drafts/**', ['drafts/a', 'drafts/x/y', 'drafts'], ['x/drafts/a', 'draftsx/a']],
    ['drafts', ['drafts/a', 'x/drafts/a', 'drafts'], ['drafts2/a']],
    ['drafts/', ['drafts/a', 'x/drafts/a'], ['draft/a']],
    ['x/drafts', ['x/drafts/a', 'x/drafts'], ['y/x/drafts/a', 'drafts/a']],
    ['./x/*.md', ['x/a.md'], ['a.md', 'x/y/a.md']],
    ['/a.md', ['a.md'], ['x/a.md']],
    ['x/**/a.md', ['x/a.md', 'x/y/a.md', 'x/y/z/a.md'], ['a.md', 'y/x/a.md']],
    ['a?c', ['abc', 'a😀c'], ['ac', 'abbc', 'a/c']],
    ['a*c', ['ac', 'abbbc'], ['a/c', 'acd']],
    ['a*b*c', ['abc', 'axbxc', 'abbcbc'], ['acb', 'ab']],
    ['[a-c]x', ['ax', 'bx', 'cx'], ['dx', 'x', '-x']],
    ['[!a-c]x', ['dx'], ['ax', 'x']],
    ['[^a]x', ['bx'], ['ax']],
    ['[a-]x', ['ax', '-x'], ['bx']],
    ['[]]x', [']x'], ['x']],
    ['[ab', ['[ab'], ['a']],
    ['[α-ω😀]x', ['βx', '😀x'], ['bx', '😁x']],
    ['😀*.prompt', ['😀.prompt', 'x/😀 a.prompt'], ['a.prompt']],
    ['{a,b}.md', ['a.md', 'b.md'], ['c.md', '{a,b}.md']],
    ['{x,y/{a,b}}/*.md', ['x/1.md', 'y/a/1.md', 'y/b/1.md'], ['y/1.md', 'a/1.md']],
    ['a{,b}.md', ['a.md', 'ab.md'], ['b.md']],
    ['{a}.md', ['{a}.md'], ['a.md']],
    ['a.b', ['a.b'], ['axb']],
    ['(a|b)+', ['(a|b)+'], ['a', 'ab']],
  ];
  for (const [glob, meant, others] of rows) {
    it(glob, () => {
      const matches = compileGlob(glob);
      for (const path of meant) assert.ok(matches(path), `${glob} means ${path}`);
      for (const path of others) assert.ok(!matches(path), `${glob} does not mean ${path}`);
    });
  }

  it('means what a regular expression of the same kind means', () => {
    const pattern = fc.string({
      unit: fc.constantFrom('a', 'b', '*', '?', '/'),
      minLength: 1,
      maxLength: 8,
    });
    const path = fc.string({ unit: fc.constantFrom('a', 'b', '/'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(pattern, path, (glob, name) => {
        fc.pre(!glob.includes('**') && !/^\/|\/$|\/\//u.test(glob));
        const body = glob.replace(/\*+/gu, '[^/]*').replaceAll('?', '[^/]');
        const anywhere = glob.includes('/') ? '' : '(?:.*/)?';
        const expected = new RegExp(`^${anywhere}${body}(?:/.*)?$`, 'su').test(name);
        assert.equal(compileGlob(glob)(name), expected);
      }),
      { numRuns: 300 },
    );
  });

  it('answers at once where a regular expression would try for ever', () => {
    const path = `${'a'.repeat(250)}/`.repeat(8);
    assert.ok(!compileGlob(`${'*a'.repeat(200)}b`)(path));
    assert.ok(!compileGlob(`${'**/a*/'.repeat(60)}b`)(path));
  });

  it('means no path when it is too long, or unfolds into too much', () => {
    const many = `{${Array.from({ length: 160 }, (_, index) => `n${index % 10}`).join()}}`;
    assert.ok(compileGlob(many)('n7'));
    assert.ok(unfoldsInBounds(many));
    for (const glob of [
      '{a,b}'.repeat(20),
      'a'.repeat(501),
      `{${'a,'.repeat(240)}b}${'{a,b}'.repeat(3)}`,
    ]) {
      assert.ok(!unfoldsInBounds(glob));
      assert.ok(!compileGlob(glob)('a'.repeat(20)));
    }
  });
});

describe('compilePathGlob', () => {
  it('means whole paths alone', () => {
    assert.ok(compilePathGlob('*.png')('a.png'));
    assert.ok(!compilePathGlob('*.png')('x/a.png'));
    assert.ok(!compilePathGlob('refs')('refs/a.png'));
    assert.ok(compilePathGlob('refs/{a,b}.png')('refs/b.png'));
  });
});

describe('compileGlobs', () => {
  it('means what any of them means, and nothing when there is none', () => {
    const matches = compileGlobs(['*.a', 'x/**']);
    assert.deepEqual(['1.a', 'x/2', 'y'].map(matches), [true, true, false]);
    assert.ok(!compileGlobs([])('a'));
  });
});
