import assert from 'node:assert/strict';
import { analyse, createProjectContext, runSteps } from '../../../../src/core/index.ts';
import { costEntryOf, type CostEntry } from '../../../../src/core/report/workspace/costEntry.ts';
import { NO_COST, sumRequests } from '../../../../src/core/report/workspace/costSum.ts';
import { costNodeMarkdown, formatSum } from '../../../../src/core/report/workspace/costWords.ts';
import { buildCostTree } from '../../../../src/core/report/workspace/costTree.ts';
import { createLineIndex } from '../../../../src/core/text/lineIndex.ts';
import { loadCounter } from '../../../cli/support/runCli.ts';
import { entry } from './entries.ts';

const OUTPUTS = `---
size: 1024x1024
outputs:
  - { quality: low }
  - { quality: max }
---
A red apple.`;

async function entryOf(text: string, path = 'a.prompt'): Promise<CostEntry> {
  const settings = createProjectContext().settingsFor(path);
  const analysis = runSteps(analyse(text, settings, await loadCounter()));
  const lines = createLineIndex(text);
  const place = { id: path, root: { id: 'r', name: 'r' }, path };
  return costEntryOf(place, analysis, (offset) => lines.positionAt(offset).line);
}

describe('costEntryOf', () => {
  it('has one request per output, with the price of the lens and the line it stands on', async () => {
    const { requests, findings } = await entryOf(OUTPUTS);
    // 10 text tokens at $5 and 196 image tokens at $30 a million; max is no quality of gpt-image-2.
    assert.deepEqual(
      requests.map(({ id, line, estimate: { cost, request } }) => [
        id,
        line,
        request.quality,
        cost.kind === 'priced' ? cost.total.max : cost.kind,
      ]),
      [
        ['a.prompt#0', 3, 'low', 5_930_000],
        ['a.prompt#1', 4, 'max', 'unpriced'],
      ],
    );
    assert.ok(findings.warnings > 0);
  });

  it('puts a single request on the line that the prompt begins on', async () => {
    const { requests } = await entryOf('---\nquality: low\n---\n\nA red apple.');
    assert.deepEqual(
      requests.map(({ line }) => line),
      [4],
    );
  });
});

describe('costNodeMarkdown', () => {
  it('opens a template down to quantity × unit price, with the price list', async () => {
    const one = await entryOf(
      '---\nquality: low\nsize: 1024x1024\n---\nA red apple.',
      'x_y.prompt',
    );
    const [node] = [...treeNodes([one])];
    const lines = node ? costNodeMarkdown(node).split('\n') : [];
    assert.equal(lines[0], '**x\\_y.prompt**');
    assert.ok(
      lines.includes('| image out | 196 tok | $30 per 1M tok | $0.00588 |'),
      lines.join('\n'),
    );
    assert.ok(lines.some((line) => line.startsWith('Price list of ')));
  });

  it('escapes what a file name says', () => {
    const [node] = treeNodes([entry('[x](command:evil)<b>.prompt', 20)]);
    assert.match(
      node ? costNodeMarkdown(node) : '',
      /^\*\*\\\[x\\\]\(command:evil\)&lt;b&gt;\.prompt\*\*/u,
    );
  });

  it('tells what a folder comes to', () => {
    const [node] = treeNodes([entry('ads/a', [20, undefined], 2), entry('ads/b', 5)]);
    assert.equal(
      node && costNodeMarkdown(node),
      '**ads**\n\n≥ \\$0.0250 · partial, each request sent once\n\n2 templates · 3 requests · 1 of 3 unpriced · 2 warnings',
    );
  });
});

describe('sumRequests', () => {
  it('never calls nothing known a cost of 0', () => {
    assert.equal(formatSum(NO_COST), 'unpriced');
    assert.equal(formatSum(sumRequests([])), 'unpriced');
    assert.equal(formatSum(sumRequests(entry('a', undefined).requests)), 'unpriced');
  });

  it('is as sure as the least sure of its requests', () => {
    const { requests } = entry('a', [20, [1, 2]]);
    assert.deepEqual(sumRequests(requests), {
      requests: 2,
      unpriced: 0,
      total: { min: 21_000_000, max: 22_000_000 },
      basis: 'estimate',
    });
  });
});

function treeNodes(entries: readonly CostEntry[]): ReturnType<typeof treeOf>['nodes'] {
  return treeOf(entries).nodes;
}

function treeOf(entries: readonly CostEntry[]) {
  return runSteps(buildCostTree(entries, { order: 'cost', filter: '' }));
}
