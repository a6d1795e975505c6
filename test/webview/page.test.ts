import assert from 'node:assert/strict';
import { blocksHtml } from '../../src/webview/blocks.ts';
import { chartHtml } from '../../src/webview/chart.ts';
import { controlsHtml, problemsOf, structureOf } from '../../src/webview/controls.ts';
import { html } from '../../src/webview/html.ts';
import { createNewest } from '../../src/webview/newest.ts';
import {
  toExtensionSchema,
  toPageSchema,
  type PageBlock,
  type PageGroup,
} from '../../src/webview/protocol.ts';
import { pageShell } from '../../src/webview/shell.ts';

const HOSTILE = `"><img src=x onerror='alert(1)'>&`;

describe('html', () => {
  it('escapes every value, and keeps markup', () => {
    assert.equal(
      html`<p title="${'a"b'}">${html`<b>${'<&>'}</b>`}</p>`.markup,
      '<p title="a&quot;b"><b>&lt;&amp;&gt;</b></p>',
    );
  });
});

describe('the parts of a page', () => {
  it('show text of others as text', () => {
    const groups: PageGroup[] = [
      {
        title: HOSTILE,
        controls: [
          {
            kind: 'text',
            name: 'size',
            label: HOSTILE,
            value: HOSTILE,
            hint: HOSTILE,
            problem: HOSTILE,
            suggestions: [HOSTILE],
          },
          { kind: 'prompt', name: 'prompt', label: HOSTILE, value: `</textarea>${HOSTILE}` },
          {
            kind: 'select',
            name: 'model',
            label: HOSTILE,
            value: HOSTILE,
            options: [{ value: HOSTILE, label: HOSTILE }],
          },
          { kind: 'button', name: 'export', label: HOSTILE },
        ],
      },
    ];
    const part = { label: HOSTILE, text: HOSTILE, share: 1, tone: 'other' as const };
    const blocks: PageBlock[] = [
      { kind: 'headline', value: HOSTILE, unit: HOSTILE, note: HOSTILE },
      { kind: 'bars', title: HOSTILE, bars: [{ label: HOSTILE, total: HOSTILE, parts: [part] }] },
      {
        kind: 'table',
        title: HOSTILE,
        caption: HOSTILE,
        columns: [HOSTILE],
        rows: [{ head: HOSTILE, cells: [{ text: HOSTILE, mark: 'current', note: HOSTILE }] }],
      },
      { kind: 'list', title: HOSTILE, items: [HOSTILE] },
      {
        kind: 'chart',
        title: HOSTILE,
        summary: HOSTILE,
        series: [{ label: HOSTILE, text: HOSTILE }],
        ticks: [{ at: 1, text: HOSTILE }],
        columns: [{ label: HOSTILE, parts: [{ series: 0, share: 1, text: HOSTILE }] }],
      },
    ];
    const markup = controlsHtml(groups).markup + blocksHtml(blocks).markup;
    assert.ok(!markup.includes('<img'));
    assert.ok(!markup.includes("'alert"));
    assert.equal(markup.split('</textarea>').length, 2);
  });

  it('keep the text of a prompt as it is, a line end at its beginning included', () => {
    const text = (value: string): string => {
      const controls = [{ kind: 'prompt', name: 'p', label: 'P', value } as const];
      const { markup } = controlsHtml([{ title: 't', controls }]);
      // What a browser reads: a line end right behind the tag is not part of the text.
      return /<textarea[^>]*>\n?([^]*)<\/textarea>/u.exec(markup)?.[1] ?? '';
    };
    for (const value of ['', 'A cat', '\nA cat', 'A\n\ncat\n']) assert.equal(text(value), value);
  });

  it('tell once what rows belong to, and keep the caption outside of what scrolls', () => {
    const row = (group: string, head: string) => ({ group, head, cells: [] });
    const rows = [row('one', 'a'), row('one', 'b'), row('two', 'c')];
    const { markup } = blocksHtml([
      { kind: 'table', title: 't', caption: 'the caption', columns: ['x'], rows },
    ]);
    assert.equal(markup.match(/scope="rowgroup"/gu)?.length, 2);
    assert.equal(markup.match(/<tbody>/gu)?.length, 2);
    assert.ok(markup.indexOf('the caption') < markup.indexOf('class="scroller"'));
  });

  it('mark cells in words, not by colour alone', () => {
    const markup = blocksHtml([
      {
        kind: 'table',
        title: 't',
        caption: 'c',
        columns: ['a', 'b'],
        rows: [
          { head: 'r', cells: [{ text: '$1.00', mark: 'both', note: 'aktuell, günstigste' }] },
        ],
      },
    ]).markup;
    assert.match(markup, /<span class="mark">aktuell, günstigste<\/span>/u);
  });

  it('draw bars that never reach beyond the whole', () => {
    const part = (share: number) => ({ label: 'x', text: 'y', share, tone: 'other' as const });
    const { markup } = blocksHtml([
      {
        kind: 'bars',
        title: 't',
        bars: [{ label: 'l', total: '1', parts: [part(0.25), part(0.9)] }],
      },
    ]);
    const widths = [...markup.matchAll(/x="[\d.]+%"\s+width="([\d.]+)%"/gu)].map((one) =>
      Number(one[1]),
    );
    assert.deepEqual(widths, [25, 75]);
  });
});

describe('chartHtml', () => {
  const chart = (...shares: readonly number[]): string =>
    chartHtml({
      kind: 'chart',
      title: 't',
      summary: 's',
      series: [],
      ticks: [],
      columns: [
        { label: '', parts: shares.map((share, series) => ({ series, share, text: '' })) },
        { label: '', parts: [] },
      ],
    }).markup;
  const places = (markup: string): number[][] =>
    [
      ...markup.matchAll(
        /class="series-\d"\s+x="(.+?)%" y="(.+?)%"\s+width="(.+?)%"\s+height="(.+?)%"/gu,
      ),
    ].map(([, ...numbers]) => numbers.map(Number));

  it('stacks the parts of a column from the bottom up', () => {
    // Of two columns each has half the width, and fills four fifths of it.
    assert.deepEqual(places(chart(0.25, 0.5)), [
      [5, 75, 40, 25],
      [5, 25, 40, 50],
    ]);
  });

  it('lets no column grow beyond the axis, or below it', () => {
    assert.deepEqual(
      places(chart(0.75, 2, -1)).map(([, , , height]) => height),
      [75, 25, 0],
    );
  });

  it('has one set of patterns, however many charts a page holds', () => {
    const one = (): PageBlock => ({
      kind: 'chart',
      title: 't',
      summary: 's',
      series: [],
      ticks: [],
      columns: [],
    });
    const { markup } = blocksHtml([one(), one()]);
    assert.equal(markup.split('id="hatch-6"').length, 2);
  });
});

describe('controls', () => {
  const text = (value: string, problem: string): PageGroup[] => [
    {
      title: 'g',
      controls: [
        { kind: 'text', name: 'size', label: 'Size', value, hint: '', problem, suggestions: [] },
      ],
    },
  ];

  it('are not drawn anew for text that is being entered', () => {
    assert.equal(structureOf(text('1', '')), structureOf(text('12', 'wrong')));
    assert.deepEqual([...problemsOf(text('12', 'wrong'))], [['size', 'wrong']]);
  });
});

describe('messages', () => {
  it('are refused when anything about them is unknown', () => {
    assert.ok(toExtensionSchema.safeParse({ kind: 'ready', fields: null }).success);
    for (const wrong of [
      undefined,
      { kind: 'run', command: 'x' },
      { kind: 'entered', entry: 1.5, fields: {} },
      { kind: 'entered', entry: 1, fields: { a: 1 } },
      { kind: 'ready', fields: null, more: 1 },
    ]) {
      assert.ok(!toExtensionSchema.safeParse(wrong).success, JSON.stringify(wrong));
    }
    assert.ok(!toPageSchema.safeParse({ kind: 'show', answers: 1 }).success);
  });

  it('that answer an older entry are told from the newest', () => {
    const newest = createNewest();
    assert.ok(newest.isNewest(0));
    const first = newest.next();
    const second = newest.next();
    assert.ok(!newest.isNewest(first));
    assert.ok(newest.isNewest(second));
  });
});

describe('pageShell', () => {
  it('runs one script and nothing written into the page', () => {
    const page = pageShell({
      locale: 'de',
      title: HOSTILE,
      controls: HOSTILE,
      script: 's.js',
      style: 's.css',
      nonce: 'abc',
      policy: "default-src 'none'",
    });
    assert.match(page, /<html lang="de">/u);
    assert.equal(page.split('<script').length, 2);
    assert.match(page, /<script nonce="abc" src="s.js"><\/script>/u);
    assert.ok(!page.includes('<style') && !page.includes('style="') && !page.includes('<img'));
  });
});
