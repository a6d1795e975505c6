import assert from 'node:assert/strict';
import { runCli, type CliSurroundings } from '../support/runCli.ts';
import { tempFolder } from '../support/tempFolder.ts';

async function printed(
  folder: string,
  format: string,
  surroundings?: CliSurroundings,
): Promise<string> {
  const args = ['estimate', '--format', format];
  const { code, stdout, stderr } = await runCli(folder, args, surroundings);
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  return stdout;
}

/** “A cat.” is 3 tokens and 6 more; 1024² at low is 196 image tokens: $0.005925 an image. */
const CAT = '---\nquality: low\nsize: 1024x1024\n---\nA cat.';
const FOUR_CATS = '---\nquality: low\nsize: 1024x1024\nn: 4\n---\nA cat.';
const UNKNOWN_MODEL = '---\nmodel: gpt-image-9\nsize: 12x12\n---\nA cat.';

describe('estimate --format table', () => {
  const folder = tempFolder({
    'a.prompt': CAT,
    'b/four.prompt': FOUR_CATS,
    'c.prompt': UNKNOWN_MODEL,
    'prompt-cost.yaml': 'qualty: low\n',
  });

  it('shows tokens, money, basis and findings of each request, and their sum', async () => {
    const lines = (await printed(folder, 'table')).split('\n').map((line) => line.split(/ {2,}/u));
    assert.deepEqual(lines.slice(0, 5), [
      [
        ...['Template', 'Request', 'Text in, tok', 'Image in, tok', 'Image out, tok'],
        ...['Per image', 'Per request', 'Basis', 'Findings'],
      ],
      [
        'a.prompt:5',
        'gpt-image-2 low 1024×1024',
        '9',
        '0',
        '196',
        '$0.005925',
        '$0.005925',
        'exact',
        '–',
      ],
      [
        'c.prompt:5',
        'gpt-image-9 auto 12×12',
        '3',
        '–',
        '–',
        'unpriced',
        'unpriced',
        'unpriced',
        '1',
      ],
      [
        'b/four.prompt:6',
        'gpt-image-2 low 1024×1024, 4 images',
        '36',
        '0',
        '784',
        '$0.005925',
        '$0.0237',
        'exact',
        '–',
      ],
      ['Total', '3 requests, 1 unpriced left out', '$0.0296', 'exact', '1'],
    ]);
  });

  it('says under it what is wrong in the project file, why there is no price, and whose prices these are', async () => {
    const [, notes = ''] = (await printed(folder, 'table')).split('\n\n');
    assert.match(notes, /^prompt-cost\.yaml:1:1 .*“qualty”/mu);
    assert.match(notes, /^Unpriced: c\.prompt:5 No price is known for the model “gpt-image-9”/mu);
    assert.match(notes, /^\d+ findings?(?: and \d+ hints?)?; --format json shows them/mu);
    assert.match(notes, /^Price list of \d{4}-\d{2}-\d{2}\./mu);
  });

  for (const columns of [40, 60, 80, 100, 120, 200]) {
    it(`keeps within a terminal of ${columns} columns`, async () => {
      const [table = ''] = (
        await printed(folder, 'table', { columns, environment: { NO_COLOR: '1' } })
      ).split('\n\nprompt-cost.yaml');
      for (const line of table.split('\n')) assert.ok(line.length <= columns, line);
      assert.match(table, /four\.prompt/u);
      assert.match(table, /\$0\.0237/u);
      assert.match(table, /\$0\.0296/u);
      assert.match(table, /exact/u);
    });
  }

  it('is coloured on a terminal only, and never against the wish of the user', async () => {
    const escape = '\u001b[';
    assert.ok((await printed(folder, 'table', { columns: 200 })).includes(escape));
    assert.ok(!(await printed(folder, 'table')).includes(escape));
    for (const environment of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
      assert.ok(!(await printed(folder, 'table', { columns: 200, environment })).includes(escape));
    }
  });

  it('prices a sum in which nothing has a price as unpriced', async () => {
    const lone = tempFolder({ 'c.prompt': UNKNOWN_MODEL });
    assert.match(
      await printed(lone, 'table'),
      /^Total {2,}1 request, 1 unpriced left out {2,}unpriced/mu,
    );
  });

  it('says a reason that many share once', async () => {
    const many = tempFolder({ 'a.prompt': 'A cat.', 'b.prompt': 'A dog.' });
    const table = await printed(many, 'table');
    assert.equal(table.match(/Quality auto/gu)?.length, 1);
    assert.match(table, /\(2 requests\)/u);
    assert.match(table, /^Total .*≈ \$.*estimate/mu);
  });

  it('lets no file name or model steer the terminal', async () => {
    const odd = tempFolder({
      'a\u001b[31m\nb.prompt': '---\nmodel: "x\\u001b[2J\\u202e"\n---\nA cat.',
    });
    const table = await printed(odd, 'table');
    assert.ok(!table.includes('\u001b') && !table.includes('\u202e'));
    assert.match(table, /^a\\u\{1b\}\[31m\\u\{a\}b\.prompt:4/mu);
  });
});

describe('estimate --format csv', () => {
  it('has one record per request, in dollars without exponents, empty where nothing is known', async () => {
    const folder = tempFolder({ 'a.prompt': FOUR_CATS, 'c.prompt': UNKNOWN_MODEL });
    const [head = [], ...rows] = (await printed(folder, 'csv'))
      .split('\n')
      .map((line) => line.split(','));
    const records = rows.map((row): Readonly<Record<string, string>> =>
      Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])),
    );
    const [{ catalog_version: version, hints, ...first } = {}, second = {}] = records;
    assert.match(hints ?? '', /^\d+$/u);
    assert.match(version ?? '', /^\d{4}-\d{2}-\d{2}$/u);
    assert.deepEqual(first, {
      path: 'a.prompt',
      line: '6',
      model: 'gpt-image-2',
      operation: 'generate',
      quality: 'low',
      size: '1024x1024',
      n: '4',
      batch: 'false',
      text_input_tokens_min: '36',
      text_input_tokens_max: '36',
      image_input_tokens_min: '0',
      image_input_tokens_max: '0',
      image_output_tokens_min: '784',
      image_output_tokens_max: '784',
      cost_usd_min: '0.0237',
      cost_usd_max: '0.0237',
      per_image_usd_min: '0.005925',
      per_image_usd_max: '0.005925',
      basis: 'exact',
      reasons: '',
      findings: '0',
    });
    assert.equal(second['cost_usd_min'], '');
    assert.equal(second['image_output_tokens_max'], '');
    assert.match(second['reasons'] ?? '', /No price is known/u);
  });

  it('leaves what is wrong in the project file to standard error', async () => {
    const folder = tempFolder({ 'a.prompt': CAT, 'prompt-cost.yaml': 'qualty: low\n' });
    const { code, stderr } = await runCli(folder, ['estimate', '--format', 'csv']);
    assert.equal(code, 0);
    assert.match(stderr, /^warning: prompt-cost\.yaml:1:1 .*“qualty”/u);
  });

  it('writes no cell that a spreadsheet would run', async () => {
    const folder = tempFolder({
      '=1+2.prompt': '---\nmodel: "=cmd|calc!A1"\n---\nA cat.',
      '@x,"y".prompt': '---\nmodel: "+1"\n---\nA cat.',
    });
    const [, first = '', second = ''] = (await printed(folder, 'csv')).split('\n');
    assert.match(first, /^'=1\+2\.prompt,4,'=cmd\|calc!A1,/u);
    assert.match(second, /^"'@x,""y""\.prompt",4,'\+1,/u);
  });
});

describe('estimate --format markdown', () => {
  it('is a table with as many cells in each row as in its head', async () => {
    const folder = tempFolder({ 'a|b`<i>.prompt': CAT, 'four.prompt': FOUR_CATS });
    const markdown = await printed(folder, 'markdown');
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
    assert.equal(rows.length, 5);
    for (const row of rows) assert.equal(row.split(/(?<!\\)\|/u).length, 11, row);
    assert.ok(!markdown.includes('<i>'));
    assert.match(markdown, /\*\*2 requests\*\*.*\*\*\\\$0\.0296\*\*/u);
    assert.match(markdown, /Price list of/u);
  });
});
