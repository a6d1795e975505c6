import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CostEntry } from '../../../../src/core/report/workspace/costEntry.ts';
import {
  buildCostTree,
  type CostNode,
  type CostOrder,
  type CostTree,
} from '../../../../src/core/report/workspace/costTree.ts';
import { describeCostNode } from '../../../../src/core/report/workspace/costWords.ts';
import { runSteps } from '../../../../src/core/text/steps.ts';
import { entry } from './entries.ts';

function treeOf(entries: readonly CostEntry[], order: CostOrder = 'cost', filter = ''): CostTree {
  return runSteps(buildCostTree(entries, { order, filter }));
}

/** Labels and descriptions, indented; what `deepest` levels hold is left out. */
function drawn(nodes: readonly CostNode[], indent = ''): readonly string[] {
  return nodes.flatMap((node) => {
    const { label, description } = describeCostNode(node);
    const inside = node.kind === 'template' ? [] : node.children;
    return [`${indent}${label} ${description}`, ...drawn(inside, `${indent}  `)];
  });
}

describe('buildCostTree', () => {
  const entries = [
    entry('a.prompt', 20),
    entry('ads/b.prompt', 30, 1),
    entry('ads/c.prompt', 100),
    entry('ads/old/d.prompt', undefined, 2),
  ];

  it('adds folders up and puts the dearest first, what has no price before all', () => {
    assert.deepEqual(drawn(treeOf(entries).nodes), [
      'ads ≥ $0.1300 · partial · 1 of 3 unpriced · 3 warnings',
      '  old unpriced · 2 warnings',
      '    d.prompt unpriced · This model has no such quality · 2 warnings',
      '  c.prompt $0.1000 · exact',
      '  b.prompt $0.0300 · exact · 1 warning',
      'a.prompt $0.0200 · exact',
    ]);
  });

  it('puts what has most warnings first when told to', () => {
    const [ads] = treeOf(entries, 'findings').nodes;
    assert.deepEqual(
      ads?.children.map(({ label }) => label),
      ['old', 'b.prompt', 'c.prompt'],
    );
  });

  it('sorts by the upper end of a range, then by name', () => {
    const ranges = [entry('b', [1, 50]), entry('c', 40), entry('a', 40)];
    assert.deepEqual(drawn(treeOf(ranges).nodes), [
      'b ≈ $0.001–$0.0500 · estimate',
      'a $0.0400 · exact',
      'c $0.0400 · exact',
    ]);
  });

  it('keeps what has every word of the filter in its path or its requests', () => {
    const labels = (filter: string): readonly string[] =>
      treeOf(entries, 'cost', filter)
        .nodes.flatMap((node) => [node, ...node.children])
        .map(({ label }) => label);
    assert.deepEqual(labels(' ADS/B '), ['ads', 'b.prompt']);
    assert.deepEqual(labels('ads MAX'), ['ads', 'old']);
    assert.deepEqual(labels('ads nowhere'), []);
  });

  it('sums up what the filter keeps, and that alone', () => {
    const { sum, templates, findings } = treeOf(entries, 'cost', 'ads low');
    assert.deepEqual(sum.total, { min: 130_000_000, max: 130_000_000 });
    assert.equal(sum.basis, 'exact');
    assert.deepEqual([templates, findings.warnings], [2, 1]);
  });

  it('has a level for workspace folders where there are several', () => {
    const several = [entry('a.prompt', 20), entry('a.prompt', 30, 0, 'other')];
    assert.deepEqual(drawn(treeOf(several).nodes), [
      'other $0.0300 · exact',
      '  a.prompt $0.0300 · exact',
      'shop $0.0200 · exact',
      '  a.prompt $0.0200 · exact',
    ]);
  });

  it('keeps workspace folders of the same name apart', () => {
    const [one, other] = [entry('a', 20), entry('a', 30, 0, 'other')];
    const named = { ...other, root: { id: 'other', name: 'shop' } };
    assert.deepEqual(drawn(treeOf([one, named]).nodes), [
      'shop $0.0300 · exact',
      '  a $0.0300 · exact',
      'shop $0.0200 · exact',
      '  a $0.0200 · exact',
    ]);
  });

  it('lists requests below their template, in their order', () => {
    const [node] = treeOf([entry('a.prompt', [20, undefined, 5])]).nodes;
    assert.deepEqual(
      node?.children.map((child) => describeCostNode(child)),
      [
        {
          label: 'gpt-image-2 low 1024×1024',
          description: '$0.0200 · exact',
          spoken: 'gpt-image-2 low 1024×1024: 2 cents an image, exact',
        },
        {
          label: 'gpt-image-2 max 1024×1024',
          description: 'unpriced · This model has no such quality',
          spoken:
            'gpt-image-2 max 1024×1024: unpriced. This model has no such quality. Choose another.',
        },
        {
          label: 'gpt-image-2 low 1024×1024',
          description: '$0.005 · exact',
          spoken: 'gpt-image-2 low 1024×1024: 0.5 cents an image, exact',
        },
      ],
    );
  });

  it('puts what a long list has no room for into a branch at its end', () => {
    const many = Array.from({ length: 450 }, (_, index) => entry(`t${index}`, index + 1));
    const { nodes, templates, sum } = treeOf(many);
    const more = nodes[200];
    assert.deepEqual([nodes.length, nodes[0]?.label, nodes[199]?.label], [201, 't449', 't250']);
    // 1 + 2 + … + 250 thousandths = 31,375 thousandths.
    assert.equal(more && describeCostNode(more).label, '250 more');
    assert.equal(more?.sum.total?.max, 31_375_000_000);
    assert.deepEqual([more.children.length, more.children[200]?.children.length], [201, 50]);
    // 1 + 2 + … + 450 thousandths = 101,475 thousandths.
    assert.deepEqual([templates, sum.total?.max], [450, 101_475_000_000]);
  });

  it('costs what its unique requests cost, however often and through whichever folder they were found', () => {
    const prices = { a: 1, b: 10, 'x/a': 100, 'x/y/a': 1_000, 'x/y/b': undefined } as const;
    const names = Object.keys(prices) as (keyof typeof prices)[];
    const found = fc.array(
      fc.record({ name: fc.constantFrom(...names), root: fc.constantFrom('outer', 'inner') }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(found, fc.constantFrom<CostOrder>('cost', 'findings'), (all, order) => {
        const entries = all.map(({ name, root }) => {
          const price = prices[name];
          const one = entry(name, [price, 3, undefined]);
          return { ...one, root: { id: root, name: root } };
        });
        const { sum, nodes, templates } = treeOf(entries, order);
        const unique = [...new Set(all.map(({ name }) => name))];
        const mills = unique.reduce((total, name) => total + (prices[name] ?? 0) + 3, 0);
        const unpriced = unique.filter((name) => prices[name] === undefined).length;
        assert.equal(sum.total?.min ?? 0, mills * 1_000_000);
        assert.equal(sum.requests, unique.length * 3);
        assert.equal(sum.unpriced, unique.length + unpriced);
        assert.equal(templates, unique.length);
        const ids = idsOf(nodes);
        assert.equal(new Set(ids).size, ids.length);
      }),
    );
  });

  it('pauses at least every twenty templates', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => entry(`t${index}`, 1));
    const steps = buildCostTree(many, { order: 'cost', filter: '' });
    let pauses = 0;
    while (steps.next().done !== true) pauses++;
    assert.ok(pauses >= 50, String(pauses));
  });
});

function idsOf(nodes: readonly CostNode[]): readonly string[] {
  return nodes.flatMap(({ id, children }) => [id, ...idsOf(children)]);
}
