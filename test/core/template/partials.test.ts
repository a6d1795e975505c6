import assert from 'node:assert/strict';
import { expandPartials } from '../../../src/core/template/expandPartials.ts';
import { parseNativeTemplate } from '../../../src/core/template/native.ts';
import { loadPartials, lookUpIn } from '../../../src/core/template/partialFiles.ts';
import {
  isPartialPath,
  partialNames,
  partialPaths,
} from '../../../src/core/template/partialPaths.ts';
import { runSteps } from '../../../src/core/text/steps.ts';
import { countSteps } from '../../support/steps.ts';

/** What is sent for a template, and the problems on the way, as `kind name chain`. */
function expand(
  text: string,
  files: Readonly<Record<string, string>>,
): readonly [string, string[]] {
  const { segments } = runSteps(parseNativeTemplate(text));
  const lookup = lookUpIn(new Map(Object.entries(files)));
  const expansion = runSteps(expandPartials(segments, 'shop/a.prompt', lookup));
  const sent = expansion.segments
    .map((segment) => (segment.kind === 'text' ? segment.text : `<${segment.kind}>`))
    .join('');
  return [
    sent,
    expansion.problems.map(({ kind, name, chain }) => [kind, name, ...chain].join(' ')),
  ];
}

describe('expandPartials', () => {
  it('puts a partial’s body in place, without its header and its surrounding blank lines', () => {
    const files = { 'shop/style.prompt': '---\nname: style\n---\n\nSoft light.\n\n' };
    assert.deepEqual(expand('{{> style}}\n\nA kettle.\n', files), ['Soft light.\n\nA kettle.', []]);
  });

  it('pauses all along a prompt of nothing but partials that are missing', () => {
    const { segments } = runSteps(parseNativeTemplate('{{> p}} '.repeat(10_000)));
    const { pauses } = countSteps(expandPartials(segments, 'a.prompt', lookUpIn(new Map())));
    assert.ok(pauses >= 10, `${pauses} pauses`);
  });

  it('reads partials within partials from where these lie', () => {
    const files = {
      'partials/brand/all.prompt': '{{> light}} {{>palette}}',
      'partials/brand/light.prompt': 'Soft light.',
      'partials/palette.md': 'Slate.',
      'shop/light.prompt': 'never',
    };
    assert.deepEqual(expand('{{> brand/all}} A kettle.', files), [
      'Soft light. Slate. A kettle.',
      [],
    ]);
  });

  it('names what is missing and goes on', () => {
    assert.deepEqual(expand('{{> style}} A kettle.', {}), [
      '<partial> A kettle.',
      ['missing style'],
    ]);
  });

  it('names the files of a cycle, and leaves the include out that closes it', () => {
    const files = { 'shop/b.prompt': 'B {{> c}}', 'shop/c.prompt': 'C {{> b}}' };
    assert.deepEqual(expand('{{> b}}', files), [
      'B C <partial>',
      ['cycle b shop/b.prompt shop/c.prompt shop/b.prompt'],
    ]);
    assert.deepEqual(expand('A {{> a.prompt}}', { 'shop/a.prompt': 'A {{> a.prompt}}' }), [
      'A <partial>',
      ['missing a.prompt'],
    ]);
  });

  it('says nothing about a partial whose name is worked out at run time', () => {
    assert.deepEqual(expand('{{> (lookup . "style")}} A kettle.', {}), ['<partial> A kettle.', []]);
  });

  it('comes to an end where each file includes the next one twice', () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => {
        const next = `{{> p${index + 1}}}`;
        return [`shop/p${index}.prompt`, `${next}${next}`];
      }),
    );
    const [, problems] = expand('{{> p0}}', files);
    assert.ok(problems.some((problem) => problem.startsWith('too-large')));
  });
});

describe('partialPaths', () => {
  it('looks beside the file first, then in the partials folders upwards', () => {
    const paths = partialPaths('shop/spring/a.prompt', 'style.md');
    assert.deepEqual(
      paths.filter((path) => path.endsWith('/style.md') || path === 'style.md'),
      [
        'shop/spring/style.md',
        'shop/spring/partials/style.md',
        'shop/partials/style.md',
        'partials/style.md',
      ],
    );
    assert.ok(partialPaths('a.prompt', 'style').includes('_style.prompt'));
  });

  it('never leaves the project’s folder', () => {
    for (const name of ['../../style', '/etc/passwd', '..\\style', '../../../x/../style']) {
      for (const path of partialPaths('shop/a.prompt', name)) {
        assert.ok(!path.startsWith('/') && !path.split('/').includes('..'), path);
      }
    }
    assert.ok(partialPaths('shop/a.prompt', '../style').includes('style.prompt'));
  });
});

describe('partialNames', () => {
  it('finds plain names once each', () => {
    assert.deepEqual(partialNames('{{>a}} {{~> b/c x=1 ~}} {{{> a }}} {{> (x)}} {{#if a}}'), [
      'a',
      'b/c',
    ]);
  });
});

describe('isPartialPath', () => {
  it('knows partials by their folder or their name', () => {
    assert.ok(isPartialPath('partials/a.prompt'));
    assert.ok(isPartialPath('/shop/partials/x/a.md'));
    assert.ok(isPartialPath('shop/_style.prompt'));
    assert.ok(!isPartialPath('shop/partials.prompt'));
    assert.ok(!isPartialPath('shop/my_style.prompt'));
  });
});

describe('loadPartials', () => {
  it('reads what is included, and what that includes, each place once', async () => {
    const files: Readonly<Record<string, string>> = {
      'partials/brand.prompt': '{{> light}}',
      'partials/light.prompt': 'Soft.',
    };
    const read: string[] = [];
    const lookup = await loadPartials('shop/a.prompt', '{{> brand}} {{> brand}}', (path) => {
      read.push(path);
      return Promise.resolve(files[path]);
    });
    assert.deepEqual(lookup('shop/a.prompt', 'brand'), {
      path: 'partials/brand.prompt',
      text: '{{> light}}',
    });
    assert.equal(lookup('partials/brand.prompt', 'light')?.text, 'Soft.');
    assert.equal(new Set(read).size, read.length);
  });
});
