import {
  assertEqual,
  closeAll,
  eventually,
  lenses,
  lensTitles,
  openFile,
  problems,
  replaceText,
} from '../support/editor.ts';

// The teapot of this folder is 10 tokens of text and 196 of the image at low 1024x1024: $0.00593.
const BUDGETS = `quality: low
size: 1024x1024
runs_per_month: 1000
budgets:
  - {per: month, usd: 5}
  - {per: run, usd: 0.005}
`;

describe('budgets', () => {
  afterEach(closeAll);

  it('say above each budget what consumes it, and follow their own edits', async () => {
    const editor = await openFile('brand', 'prompt-cost.yaml');
    const { uri } = editor.document;
    await replaceText(editor, BUDGETS);
    const titles = await eventually(
      () => lensTitles(uri),
      (all) => all.length === 4,
    );
    assertEqual(titles, [
      'Logged: no usage log is known',
      'Estimated: ≈ $5.93 a month · 1 template',
      'Logged: no usage log is known',
      'Estimated: the dearest $0.00593 a run · 1 template · teapot.prompt.md',
    ]);
    assertEqual(
      (await lenses(uri)).map(({ range }) => range.start.line),
      [4, 4, 5, 5],
    );
    await replaceText(editor, BUDGETS.replace('1000', '2000'));
    await eventually(
      () => lensTitles(uri),
      (all) => all[1] === 'Estimated: ≈ $11.86 a month · 1 template',
    );
    await replaceText(editor, 'quality: low\n');
    await eventually(
      () => lensTitles(uri),
      (all) => all.length === 0,
    );
  });

  it('are told in the Problems view: the sum at the budget, a request in its template', async () => {
    const teapot = await openFile('brand', 'teapot.prompt.md');
    const editor = await openFile('brand', 'prompt-cost.yaml');
    await replaceText(editor, BUDGETS);
    const [sum] = await eventually(
      () => problems(editor.document.uri),
      (all) => all.length === 1,
    );
    assertEqual(
      [sum?.message, sum?.range.start.line, sum?.range.start.character],
      [
        'Estimated: by its runs_per_month, one template costs ≈ $5.93 a month, above the budget of $5.00 a month. This is a warning: nothing here can stop an API call.',
        4,
        22,
      ],
    );
    const told = await eventually(
      () => problems(teapot.document.uri).filter(({ message }) => message.includes('budget')),
      (all) => all.length === 2,
    );
    assertEqual(told.map(({ message }) => message).sort(), [
      'By its runs_per_month, this template costs ≈ $5.93 a month, above the budget of $5.00 a month. This is a warning: nothing here can stop an API call.',
      'The request costs $0.00593, above the budget of $0.005 a run. This is a warning: nothing here can stop an API call.',
    ]);
  });
});
