import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rules } from './golden.ts';
import { counter, lintFiles, type Files } from './workspace.ts';

const files = (entries: Readonly<Record<string, string>>): Files =>
  new Map(Object.entries(entries));

/** The clusters of some files, as path and difference of each member. */
function clustersOf(entries: Readonly<Record<string, string>>): readonly string[][] {
  return lintFiles(files(entries)).clusters.map(({ members }) =>
    members.map(({ template, difference }) => `${template.path} ${difference.kind}`),
  );
}

const BLOCK = `${rules(10)}\n\nNo text in the picture, whatever it shows.`;

describe('findClusters', () => {
  it('finds templates that begin with the same rules, and counts what they share', () => {
    const both = { 'a.prompt': `${BLOCK}\n\nA {{x}}.`, 'b.prompt': `${BLOCK}\n\nB {{x}}.` };
    const [cluster] = lintFiles(files(both)).clusters;
    assert.equal(cluster?.tokensSharedNow, counter.count(`${BLOCK}\n\n`));
    assert.equal(cluster.blockTokens, counter.count(BLOCK));
    assert.ok(cluster.members.every(({ difference }) => difference.kind === 'none'));
  });

  it('says how the others differ from most', () => {
    const sentences = rules(10).split(/(?<=\.) /u);
    const found = clustersOf({
      'a.prompt': `${BLOCK}\n\nA {{x}}.`,
      'b.prompt': `${BLOCK}\n\nB {{x}}.`,
      'blank.prompt': `${BLOCK.replace('picture 3', 'picture  3')}\n\nC {{x}}.`,
      'lines.prompt': `${BLOCK}\n\nD {{x}}.`.replace(/\n/gu, '\r\n'),
      'order.prompt': `${[...sentences].reverse().join(' ')}\n\nNo text in the picture, whatever it shows.\n\nE {{x}}.`,
      'place.prompt': `F {{x}}.\n\n${BLOCK}`,
      'word.prompt': `${BLOCK.replace('upper left in picture 7', 'upper right in picture 7')}\n\nG {{x}}.`,
      'less.prompt': `${BLOCK.replace(sentences[4] ?? '', '')}\n\nH {{x}}.`,
    });
    assert.deepEqual(found, [
      [
        ...['a.prompt none', 'b.prompt none', 'blank.prompt white space', 'less.prompt words'],
        ...[
          'lines.prompt line ends',
          'order.prompt order',
          'place.prompt place',
          'word.prompt words',
        ],
      ],
    ]);
  });

  it('sees that they begin alike with something else between the rules', () => {
    const one = rules(6);
    const two = rules(12).slice(one.length + 1);
    const mixed = `${one}\n\nSoft light.\n\n${two}`;
    assert.deepEqual(
      clustersOf({
        'a.prompt': `${mixed}\n\nA {{x}}.`,
        'b.prompt': `${mixed}\n\nB {{x}}.`,
        // Because of this one the short sentence does not belong to the rules of the two.
        'c.prompt': 'Soft light.\n\nC {{x}}.',
      }),
      [['a.prompt none', 'b.prompt none']],
    );
  });

  it('leaves what only a few words have in common', () => {
    assert.deepEqual(
      clustersOf({
        'a.prompt': 'A red kettle on oak. No text, no logos.\n\n{{x}}',
        'b.prompt': 'Four boats in fog. No text, no logos.\n\n{{x}}',
      }),
      [],
    );
  });

  it('never puts requests together that cannot share a cache', () => {
    const header = (text: string): string => `---\n${text}\n---\n`;
    assert.deepEqual(
      clustersOf({
        'a.prompt': `${header('model: gpt-image-2')}${BLOCK}\n\n{{x}}`,
        'b.prompt': `${header('model: gpt-image-2.5-flare')}${BLOCK}\n\n{{x}}`,
        'c.prompt': `${header('{api: responses, mainline_model: gpt-6.2-sol}')}${BLOCK}\n\n{{x}}`,
      }),
      [],
    );
  });

  it('compares what partials send', () => {
    const { clusters, findings } = lintFiles(
      files({
        'partials/rules.prompt': BLOCK,
        'a.prompt': '{{> rules}}\n\nA {{x}}.',
        'b.prompt': `${BLOCK}\n\nB {{x}}.`,
      }),
    );
    assert.equal(clusters[0]?.members.length, 2);
    assert.equal(findings.size, 0);
  });

  it('gives the same whatever the order in which templates are met', () => {
    const pool = [
      ...Array.from({ length: 6 }, (_, index) =>
        rules(8).replace('picture 2', `picture ${index}0`),
      ),
      ...Array.from({ length: 4 }, (_, index) => `Thing ${index}. ${rules(6)}`),
    ].map((text, index): [string, string] => [`t${index}.prompt`, `${text}\n\n{{x}}`]);
    const shape = (list: readonly (readonly [string, string])[]): unknown =>
      clustersOf(Object.fromEntries(list));
    fc.assert(
      fc.property(fc.shuffledSubarray(pool, { minLength: pool.length }), (shuffled) => {
        assert.deepEqual(shape(shuffled), shape(pool));
      }),
      { numRuns: 20 },
    );
  });
});

describe('a finding about shared rules', () => {
  it('points at the others, and says what differs', () => {
    const { findings } = lintFiles(
      files({
        'a.prompt': `${BLOCK}\n\nA {{x}}.`,
        'b.prompt': `${BLOCK}\n\nB {{x}}.`,
        'c.prompt': `${BLOCK.replace('picture 7 of', 'picture seven of')}\n\nC {{x}}.`,
      }),
    );
    const [finding] = findings.get('c.prompt') ?? [];
    assert.equal(finding?.ruleId, 'cache/shared-block');
    assert.match(
      finding.message,
      /“…in picture seven of the series\.” for “…in picture 7 of the series\.”/u,
    );
    assert.deepEqual(
      finding.related?.map(({ path }) => path),
      ['a.prompt', 'b.prompt'],
    );
    // Which wording is right is not for a fix to say.
    assert.deepEqual(finding.fixes, []);
  });

  it('turns from hint to warning where usage records show cached input', () => {
    const late = `---\ninputs: {x: y}\n---\n{{x}}.\n\n${rules(64)}`;
    const severity = (api: string): string | undefined =>
      lintFiles(
        files({
          'prompt-cost.yaml': api,
          'a.prompt': late,
          'b.prompt': late.replace('{{x}}.', 'Two {{x}}.'),
        }),
      ).findings.get('a.prompt')?.[0]?.severity;
    assert.equal(severity(''), 'hint');
    assert.equal(severity('{api: responses, mainline_model: gpt-6.2-sol}'), 'warning');
  });

  it('is silent about templates that hold a suppression comment', () => {
    const { findings } = lintFiles(
      files({
        'a.prompt': `{{! prompt-cost-disable cache/… }}\nA {{x}}.\n\n${BLOCK}`,
        'b.prompt': `B {{x}}.\n\n${BLOCK}`,
      }),
    );
    assert.deepEqual([...findings.keys()], ['b.prompt']);
  });
});
