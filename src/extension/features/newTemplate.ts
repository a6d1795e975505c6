import * as vscode from 'vscode';
import { COMMANDS, LANGUAGE_ID } from '../ids.ts';

/** A template as an example: what stays the same first, then a variable. */
function exampleTemplate(): string {
  return `---
model: gpt-image-2
quality: medium
size: 1536x1024
inputs:
  subject: ${vscode.l10n.t('a stoneware teapot')}
---
${vscode.l10n.t('What stays the same in every picture comes first: style, light, composition.')}

${vscode.l10n.t('Subject: {0}.', '{{subject}}')}
`;
}

/** Opens a new template with a header that has a price from the first moment. */
export function registerNewTemplate(): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.newTemplate, async () => {
    const document = await vscode.workspace.openTextDocument({
      language: LANGUAGE_ID,
      content: exampleTemplate(),
    });
    await vscode.window.showTextDocument(document);
  });
}
