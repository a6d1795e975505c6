import assert from 'node:assert/strict';
import {
  createLanguage,
  ENGLISH,
  NO_SPEND,
  runSteps,
  spendSeries,
  type SpendCell,
} from '../../../../src/core/index.ts';
import { readSpendForm } from '../../../../src/extension/usage/page/spendForm.ts';
import {
  spendCsv,
  spendJson,
  spendMarkdown,
} from '../../../../src/extension/usage/page/spendExport.ts';
import { spendPage } from '../../../../src/extension/usage/page/spendPage.ts';

import type { PageBlock } from '../../../../src/webview/protocol.ts';

const DOLLAR = 1_000_000_000;
const form = readSpendForm({ by: 'template' }, '2026-11-03');
const cells: readonly SpendCell[] = [
  // Two pictures for $3, one of them approved.
  {
    ...NO_SPEND,
    day: '2026-11-02',
    template: '=HYPERLINK("x")',
    records: 2,
    nanoUsd: 3 * DOLLAR,
    judged: 2,
    judgedNanoUsd: 3 * DOLLAR,
    approved: 1,
  },
  { ...NO_SPEND, day: '2026-11-03', template: 'b|c', records: 1, nanoUsd: DOLLAR / 2 },
  { ...NO_SPEND, day: '2026-11-03', template: 'd', records: 1, unpriced: 1 },
];
const series = runSteps(spendSeries(cells, { ...form, mostGroups: 7, mostPeriods: 100 }));
const exported = { series, form, catalogueVersion: '2026-11-23' };

function blocksOf(
  list: readonly SpendCell[],
  sources: readonly string[],
  language = ENGLISH,
): readonly PageBlock[] {
  const shown = runSteps(spendSeries(list, { ...form, mostGroups: 7, mostPeriods: 100 }));
  const data = {
    series: shown,
    attempts: [],
    cached: [],
    compared: [],
    sources,
    problems: [],
    unpricedReasons: [],
    isReading: false,
    catalogueVersion: 'v',
  };
  return spendPage(data, form, language).blocks;
}

describe('spendPage', () => {
  const blocks = blocksOf(cells, ['usage.jsonl']);
  const rowOf = (title: string, head: string): readonly string[] =>
    blocks
      .flatMap((block) => (block.kind === 'table' && block.title === title ? block.rows : []))
      .filter((row) => row.head === head)
      .flatMap((row) => row.cells.map(({ text }) => text));

  it('says unpriced, never 0, and ≥ where a record has no price', () => {
    assert.deepEqual(rowOf('The same in numbers', '2026-11-03'), [
      '–',
      '$0.5000',
      'unpriced',
      '≥ $0.5000',
      '2',
      '1',
    ]);
    assert.deepEqual(blocks[0], {
      kind: 'headline',
      value: '≥ $3.50',
      unit: 'logged from 2026-10-05 to 2026-11-03',
      note: '4 records · 1 unpriced',
    });
  });

  it('writes amounts, shares and dates as the language does', () => {
    const german = createLanguage('de', (sentence) => sentence);
    const many = { ...NO_SPEND, day: '2026-11-03', records: 1_234, nanoUsd: 1_234.5 * DOLLAR };
    const shown = blocksOf([...cells, many], ['usage.jsonl'], german);
    const [headline] = shown;
    assert.equal(headline?.kind === 'headline' && headline.value, '≥ 1.238,00\u00A0$');
    assert.equal(headline?.kind === 'headline' && headline.note, '1.238 records · 1 unpriced');
    const chart = shown.find((block) => block.kind === 'chart');
    assert.equal(chart?.columns.at(-1)?.label, '3. Nov.');
    assert.deepEqual(
      chart.ticks.slice(0, 2).map(({ text }) => text),
      ['0,00\u00A0$', '500,00\u00A0$'],
    );
  });

  it('divides what judged pictures cost by the approved ones', () => {
    assert.deepEqual(rowOf('Approved pictures', '2026-11-02'), [
      '2',
      '1',
      '50 %',
      '$3.00',
      '$3.00',
    ]);
    assert.deepEqual(rowOf('Approved pictures', '2026-11-03'), ['0', '0', '–', '–', '–']);
  });

  it('draws columns as high as their share of the axis', () => {
    const chart = blocks.find((block) => block.kind === 'chart');
    // $3.00 on an axis to $3.00, and $0.50.
    assert.deepEqual(
      chart?.columns.slice(-2).map(({ parts }) => parts.map(({ share }) => share)),
      [[1], [1 / 6]],
    );
  });

  it('names 8 columns at most, the last one among them', () => {
    const chart = blocks.find((block) => block.kind === 'chart');
    const labels = chart?.columns.map(({ label }) => label) ?? [];
    assert.equal(labels.length, 30);
    assert.equal(labels.at(-1), 'Nov 3');
    assert.equal(labels.filter((label) => label !== '').length, 8);
  });

  it('has a table after the pictures, with a row for each column', () => {
    for (const [index, block] of blocks.entries()) {
      if (block.kind !== 'chart') continue;
      const table = blocks.slice(index).find(({ kind }) => kind === 'table');
      assert.equal(table?.kind === 'table' && table.rows.length, block.columns.length);
    }
  });

  it('says what to do where no log is named, and where nothing was judged', () => {
    const [headline] = blocksOf([], []);
    assert.match(JSON.stringify(headline), /promptCost\.usage\.files/u);
    const notJudged = JSON.stringify(blocksOf(cells.slice(1), ['x']));
    assert.match(notJudged, /No picture was judged yet/u);
  });

  it('keeps 500 templates over 100 days within what a page can show', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => ({
      ...NO_SPEND,
      day: `2026-10-${String((index % 27) + 5).padStart(2, '0')}`,
      template: `t${index % 500}`,
      records: 2,
      nanoUsd: index,
    }));
    const { length } = JSON.stringify(blocksOf(many, ['x']));
    assert.ok(length < 100_000, String(length));
  });
});

describe('spendCsv', () => {
  it('lets no cell be taken for a formula', () => {
    assert.equal(
      spendCsv(exported, ENGLISH),
      [
        'day,template,records,unpriced,logged_usd,judged,approved,per_approved_asset_usd,catalog_version',
        `2026-11-02,"'=HYPERLINK(""x"")",2,0,3,2,1,3,2026-11-23`,
        '2026-11-03,b|c,1,0,0.5,0,0,,2026-11-23',
        '2026-11-03,d,1,1,0,0,0,,2026-11-23',
        '',
      ].join('\n'),
    );
  });
});

describe('spendJson', () => {
  it('has null where a number is not known', () => {
    const report = JSON.parse(spendJson(exported)) as {
      readonly totals: Readonly<Record<string, unknown>>;
      readonly groups: readonly Readonly<Record<string, unknown>>[];
    };
    assert.deepEqual(report.totals, {
      records: 4,
      unpriced: 1,
      costUsd: 3.5,
      judged: 2,
      approved: 1,
      perApprovedAssetUsd: 3,
    });
    assert.deepEqual(
      report.groups.map(({ key, perApprovedAssetUsd }) => [key, perApprovedAssetUsd]),
      [
        ['=HYPERLINK("x")', 3],
        ['b|c', null],
        ['d', null],
      ],
    );
  });
});

describe('spendMarkdown', () => {
  it('keeps names from breaking its table', () => {
    const lines = spendMarkdown(exported, ENGLISH).split('\n');
    const table = lines.filter((line) => line.startsWith('|'));
    for (const line of table) assert.equal(line.replaceAll('\\|', '').split('|').length, 7, line);
    assert.match(lines.join('\n'), /\$3\.00 per approved asset\./u);
  });
});
