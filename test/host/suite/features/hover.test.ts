import * as vscode from 'vscode';
import { assertEqual, closeAll, eventually, LOW, openPriced } from '../support/editor.ts';

async function hoverAt(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const command = 'vscode.executeHoverProvider';
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(command, uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

/** Of a text that was just changed, nothing is said about single places until it is counted. */
function hoverOnceCounted(
  uri: vscode.Uri,
  position: vscode.Position,
  wanted: string,
): Promise<string> {
  return eventually(
    () => hoverAt(uri, position),
    (text) => text.includes(wanted),
  );
}

describe('hover', () => {
  afterEach(closeAll);

  it('shows arithmetic and other prices on the prompt and on header values', async () => {
    const { document } = await openPriced(LOW);
    for (const position of [new vscode.Position(5, 3), new vscode.Position(2, 10)]) {
      const text = await hoverAt(document.uri, position);
      assertEqual(
        text.includes('| image out | &ensp;196 tok | &ensp;$30 per 1M tok | &ensp;$0.00588 |'),
        true,
      );
      assertEqual(text.includes('&ensp;high |'), true);
    }
    assertEqual((await hoverAt(document.uri, new vscode.Position(0, 1))).includes('tok'), false);
  });

  it('is silent when its setting is off', async () => {
    const { document } = await openPriced(LOW);
    const configuration = vscode.workspace.getConfiguration('promptCost');
    await configuration.update('hover.enabled', false, vscode.ConfigurationTarget.Workspace);
    try {
      await eventually(
        () => hoverAt(document.uri, new vscode.Position(5, 3)),
        (text) => text === '',
      );
    } finally {
      await configuration.update('hover.enabled', undefined, vscode.ConfigurationTarget.Workspace);
      // A setting reaches the extension later than its update ends.
      await eventually(
        () => hoverAt(document.uri, new vscode.Position(5, 3)),
        (text) => text !== '',
      );
    }
  });

  it('tells what a variable adds, in the prompt', async () => {
    const { document } = await openPriced(
      LOW.replace(
        '---\nA',
        'inputs: { fruit: { default: apple, examples: [pine tree] } }\n---\nA',
      ).replace('apple.', '{{fruit}}.'),
    );
    const text = await hoverOnceCounted(
      document.uri,
      new vscode.Position(6, 9),
      '**fruit** adds **',
    );
    assertEqual(text.includes('“pine tree”'), true);
    assertEqual(text.includes('$5 per 1M tok |'), true);
    assertEqual(text.includes('&ensp;high |'), false);
  });

  it('tells what a key of the header means', async () => {
    const { document } = await openPriced(LOW);
    const text = await hoverOnceCounted(
      document.uri,
      new vscode.Position(2, 3),
      '**quality**: Rendering quality',
    );
    assertEqual(text.includes('gpt-image-2 knows low, medium, high and auto.'), true);
  });

  it('lets links run our own commands only', async () => {
    const { document } = await openPriced(LOW);
    const command = 'vscode.executeHoverProvider';
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      command,
      document.uri,
      new vscode.Position(5, 3),
    );
    const trusted = hovers
      .flatMap(({ contents }) => contents)
      .flatMap((content) =>
        content instanceof vscode.MarkdownString && typeof content.isTrusted === 'object'
          ? [...content.isTrusted.enabledCommands]
          : [],
      );
    assertEqual(trusted.length > 0, true);
    assertEqual(
      trusted.every((id) => id.startsWith('promptCost.')),
      true,
    );
  });
});
