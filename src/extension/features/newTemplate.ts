import * as vscode from 'vscode';
import { COMMANDS, LANGUAGE_ID } from '../ids.ts';

const CONTENT = `---
model: gpt-image-2
quality: medium
size: 1536x1024
inputs:
  subject: a stoneware teapot
---
What stays the same in every picture comes first: style, light, composition.

Subject: {{subject}}.
`;

/** Opens a new template with a header that has a price from the first moment. */
export function registerNewTemplate(): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.newTemplate, async () => {
    const document = await vscode.workspace.openTextDocument({
      language: LANGUAGE_ID,
      content: CONTENT,
    });
    await vscode.window.showTextDocument(document);
  });
}
