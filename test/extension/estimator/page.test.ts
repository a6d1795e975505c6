import assert from 'node:assert/strict';
import { createLanguage } from '../../../src/core/index.ts';
import { pageResult } from '../../../src/extension/estimator/pageBlocks.ts';
import { pageControls } from '../../../src/extension/estimator/pageControls.ts';
import { readForm } from '../../../src/extension/estimator/pageForm.ts';
import { toPageSchema, type PageBlock, type PageFields } from '../../../src/webview/protocol.ts';
import { estimateSubject } from '../../core/estimator/subject.ts';

type Table = PageBlock & { kind: 'table' };

function result(fields: PageFields): ReturnType<typeof pageResult> {
  return pageResult(estimateSubject, readForm(estimateSubject, fields));
}

function table(blocks: readonly PageBlock[], title: string): Table {
  const found = blocks.find((block) => block.kind === 'table' && block.title === title);
  assert.ok(found?.kind === 'table');
  return found;
}

function marked(blocks: readonly PageBlock[], mark: string): readonly string[] {
  const { columns, rows } = table(blocks, 'Models, qualities and sizes');
  return rows.flatMap(({ group = '', head, cells }) =>
    cells.flatMap((cell, index) =>
      cell.mark === mark ? [`${group} ${head} ${columns[index + 1] ?? ''} ${cell.text}`] : [],
    ),
  );
}

describe('the estimator page', () => {
  it('shows the price of one image, and where the money goes', () => {
    const { blocks, summary } = result({});
    // 20 tokens at $5 and 1,372 at $30 a million: $0.0001 and $0.04116.
    const [headline, bars] = blocks;
    assert.equal(headline?.kind === 'headline' && headline.value, '$0.0413');
    assert.deepEqual(bars?.kind === 'bars' && bars.bars[0]?.parts.map(({ text }) => text), [
      '$0.0001, 0.2%',
      '$0.0412, 99.8%',
    ]);
    assert.match(summary, /^\$0\.0413 per image, exact\./u);
  });

  it('takes the Batch price everywhere at once', () => {
    const { blocks } = result({ batch: 'batch' });
    // Half of $0.04126.
    assert.equal(blocks[0]?.kind === 'headline' && blocks[0].value, '$0.0206');
    assert.deepEqual(marked(blocks, 'current'), ['gpt-image-2 medium 1536×1024 $0.0206']);
  });

  it('marks the cheapest cell that meets the limits', () => {
    // 2048x1152 is not listed; of 2,000,000 pixels and more 2560x1440 low is 205 tokens: $0.00625.
    const { blocks } = result({ fewestPixels: '2000000' });
    assert.deepEqual(
      marked(blocks, 'cheapest').map((one) => one.split(' ').slice(1)),
      [
        ['low', '2560×1440', '$0.00625'],
        ['low', '2560×1440', '$0.00625'],
        ['low', '2560×1440', '$0.00625'],
      ],
    );
  });

  it('says in words which cell is the cheapest that fits, and what it saves', () => {
    const cheapest = (fields: PageFields): readonly string[] => {
      const { blocks } = result(fields);
      const found = blocks.find(
        (block) => block.kind === 'list' && block.title === 'Cheapest that fits',
      );
      return found?.kind === 'list' ? found.items : [];
    };
    // High of three million pixels and more: $0.0001 and 1,843 output tokens at $30 on 2.5, 7,370 on 2.
    assert.deepEqual(
      cheapest({ leastQuality: 'high', fewestPixels: '2000000', quality: 'max' }).slice(0, 1),
      ['gpt-image-2.5-flare high 2560×1440: $0.0554 per image'],
    );
    // xhigh of a square is 3,122 tokens, max at 1536×1024 is 5,488: 2,366 × $30 a million between them.
    assert.equal(
      cheapest({
        model: 'gpt-image-2.5-flare',
        quality: 'max',
        leastQuality: 'xhigh',
        shape: 'square',
      })[0],
      'gpt-image-2.5-flare xhigh 1024×1024: $0.0938 per image, $0.0710 less than now',
    );
    assert.match(cheapest({ fewestPixels: '99000000' })[0] ?? '', /^None of the sizes/u);
  });

  it('finds the shape of the size that is chosen', () => {
    const { blocks } = result({ size: '2560x1440', shape: 'same', leastQuality: 'high' });
    for (const cell of marked(blocks, 'cheapest')) assert.match(cell, / (?:2560×1440|3840×2160) /u);
  });

  it('starts from what the template says about a run, until the page says otherwise', () => {
    const said = { ...estimateSubject.base, tier: 1, acceptance: 0.5, maxAttempts: 4 };
    const subject = { ...estimateSubject, base: said };
    const run = (fields: PageFields): ReadonlyMap<string, string | undefined> =>
      new Map(
        table(pageResult(subject, readForm(subject, fields)).blocks, 'The run').rows.map(
          ({ head, cells }) => [head, cells[0]?.text],
        ),
      );
    const own = run({ runs: '40' });
    assert.equal(own.get('Time'), '8 minutes');
    // 2 × $0.04126; four tries at the cap.
    assert.equal(own.get('Per approved asset'), '≈ $0.0825');
    assert.equal(own.get('Spent at the cap'), '$0.1650');
    const cleared = run({ tier: '', acceptance: '', maxAttempts: '' });
    assert.equal(cleared.has('Time'), false);
    assert.equal(cleared.get('Per approved asset'), '$0.0413');
  });

  it('reads and offers words and numbers as the language writes them', () => {
    const words: Readonly<Record<string, string>> = { none: 'keine', template: 'Vorlage' };
    const german = createLanguage('de', (sentence) => words[sentence] ?? sentence);
    const read = (fields: PageFields): ReturnType<typeof readForm> =>
      readForm(estimateSubject, fields, german);
    const none = { kind: 'stated', count: 0, width: 0, height: 0 };
    for (const word of ['Keine', 'none']) {
      assert.deepEqual(read({ references: word }).answers.references, none);
    }
    assert.equal(read({ references: 'vorlage' }).problems.size, 0);
    assert.match(read({ references: 'x' }).problems.get('references') ?? '', /or keine\.$/u);
    for (const acceptance of ['0,5', '0.5', '50%', '50 %']) {
      assert.deepEqual(read({ acceptance }).plan, read({ acceptance: '0,50' }).plan);
      assert.equal(read({ acceptance }).problems.size, 0, acceptance);
    }
    // A thousand in German, one in English: neither is guessed.
    assert.ok(read({ maxAttempts: '1.000' }).problems.has('maxAttempts'));
    const references = pageControls(estimateSubject, read({}), {}, [], german)
      .flatMap(({ controls }) => controls)
      .find(({ name }) => name === 'references');
    assert.equal(references?.kind === 'text' && references.value, 'keine');
  });

  it('plans tier, acceptance and drafts', () => {
    const { blocks } = result({
      runs: '40',
      tier: '1',
      acceptance: '50%',
      draftQuality: 'low',
      drafts: '3',
    });
    const run = new Map(
      table(blocks, 'The run').rows.map(({ head, cells }) => [head, cells[0]?.text]),
    );
    assert.equal(run.get('Live'), '$1.65');
    assert.equal(run.get('Time'), '8 minutes');
    assert.equal(run.get('With drafts'), '$0.0558');
  });

  it('says unpriced, and why, instead of a number', () => {
    const { blocks, summary } = result({ model: 'house-model' });
    assert.equal(blocks[0]?.kind === 'headline' && blocks[0].value, 'unpriced');
    assert.match(summary, /^Unpriced\. No price is known for the model “house-model”/u);
  });

  it('tells what is wrong with a value, and goes on with the one before', () => {
    const form = readForm(estimateSubject, { size: '1000x1000', runs: '-1', attempts: 'many' });
    assert.deepEqual([...form.problems.keys()].sort(), ['attempts', 'runs', 'size']);
    assert.equal(form.answers.size, '1536x1024');
    assert.equal(form.answers.runs, 1);
  });

  it('sends only what a page accepts', () => {
    const fields = { source: 'text', prompt: '<b>', size: 'x' };
    const form = readForm(estimateSubject, fields);
    const groups = pageControls(estimateSubject, form, fields, [{ id: 'a', name: 'apple.prompt' }]);
    const content = {
      kind: 'show',
      answers: 0,
      title: 'x',
      groups,
      ...pageResult(estimateSubject, form),
    };
    const read = toPageSchema.safeParse(content);
    assert.ok(read.success, JSON.stringify(read.error));
  });
});
