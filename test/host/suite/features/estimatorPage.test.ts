import * as vscode from 'vscode';
import { assertEqual, closeAll, eventually, lensTitles, openFile } from '../support/editor.ts';

/** The titles of all tabs that show a page of ours. */
function pageTabs(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.includes('promptCost.'),
    )
    .map(({ label }) => label);
}

describe('the estimator page', () => {
  afterEach(closeAll);

  it('opens once, also without a template', async () => {
    await vscode.commands.executeCommand('promptCost.openEstimator');
    await eventually(pageTabs, (tabs) => tabs.length === 1);
    await vscode.commands.executeCommand('promptCost.openEstimator');
    assertEqual(pageTabs(), ['Cost Estimator']);
  });

  it('opens about the template in the editor', async () => {
    const { document } = await openFile('apple.prompt');
    await eventually(
      () => lensTitles(document.uri),
      (titles) => titles.length > 0,
    );
    await vscode.commands.executeCommand('promptCost.openEstimator');
    await eventually(pageTabs, (tabs) => tabs.length === 1);
  });
});
