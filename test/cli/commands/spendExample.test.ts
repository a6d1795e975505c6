import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import type { SpendReport } from '../../../src/core/index.ts';
import { runCli } from '../support/runCli.ts';

const folder = resolve(import.meta.dirname, '../../../examples/spend');

/**
 * What the month in `examples/spend` holds: records, and millionths of a dollar for each, from the rates of
 * facts.md (text in 5, cached 1.25, image in 8, image out 30 dollars a million tokens).
 */
const MONTH: Readonly<Record<string, readonly (readonly [records: number, each: number])[]>> = {
  // 208·5 + 5,488·30 before the prompt was shortened on 9 November, then 148·5 + 5,488·30.
  'hero.prompt': [
    [50, 165_680],
    [60, 165_380],
  ],
  // 71·5 + 1,024·8 + 1,756·30.
  'packshot.prompt': [[176, 61_227]],
  // 71·5 + 343·30.
  'story.prompt': [[132, 10_645]],
  // 60·5 + 1,372·30, and 60·5 + 5,488·30 where `auto` chose high.
  'banner.prompt': [
    [33, 41_460],
    [11, 164_940],
  ],
  // 61·5 + 1,513·30 on average: each of seven counts around 1,513 comes six times.
  'portrait.prompt': [[42, 45_695]],
  // (57·5 + 196·30) ÷ 2.
  'icon.prompt': [[96, 3_082.5]],
  // Responses: 476·5 + 1,024·1.25 + 1,024·8 + 1,372·30, of 1,500 text tokens 1,024 cached.
  '': [[44, 53_012]],
};

describe('the month of records in examples/spend', () => {
  const read = async (...args: readonly string[]): Promise<SpendReport> => {
    const all = ['spend', '--usage', 'usage.jsonl', '--format', 'json', ...args];
    const { stdout } = await runCli(folder, all);
    return JSON.parse(stdout) as SpendReport;
  };

  it('adds up to what was computed by hand', async () => {
    const { totals, groups } = await read('--by', 'template');
    for (const [template, kinds] of Object.entries(MONTH)) {
      const group = groups.find(({ key }) => (key ?? '') === template);
      const micros = kinds.reduce((sum, [records, each]) => sum + records * each, 0);
      assert.equal(Math.round((group?.costUsd ?? 0) * 1e6), Math.round(micros), template);
    }
    assert.equal(totals.costUsd, 38.118_05);
  });

  it('holds a record without a price, one that was logged twice, and a torn line', async () => {
    const { totals } = await read();
    assert.deepEqual(
      [totals.records, totals.unpriced, totals.duplicates, totals.unreadable],
      [647, 3, 1, 1],
    );
  });

  it('says what an approved portrait cost, rejected attempts included', async () => {
    const { groups } = await read('--by', 'template');
    const portrait = groups.find(({ key }) => key === 'portrait.prompt');
    // 42 × $0.045695 ÷ 13.
    assert.deepEqual(
      [portrait?.judged, portrait?.approved, portrait?.perApprovedAssetUsd],
      [42, 13, 0.147_63],
    );
  });
});
