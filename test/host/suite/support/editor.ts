import * as vscode from 'vscode';

/** How long an answer of the extension may take before a test gives up, in milliseconds. */
const PATIENCE_MS = 10_000;
const RETRY_MS = 25;

/** A file of the opened workspace. */
export function workspaceFile(...path: readonly string[]): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, ...path);
}

/** Opens a file of the workspace in an editor. */
export async function openFile(...path: readonly string[]): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument(workspaceFile(...path)),
  );
}

/** The titles of a document's code lenses that tell a cost, as they are now. */
export async function lensTitles(uri: vscode.Uri): Promise<readonly string[]> {
  return (await lenses(uri)).flatMap(({ command }) =>
    command === undefined || command.command === 'promptCost.pickOutput' ? [] : [command.title],
  );
}

/** A document's code lenses, as they are now. */
export async function lenses(uri: vscode.Uri): Promise<readonly vscode.CodeLens[]> {
  const command = 'vscode.executeCodeLensProvider';
  const all = await vscode.commands.executeCommand<vscode.CodeLens[] | undefined>(
    command,
    uri,
    100,
  );
  return (all ?? []).filter((lens) => lens.command?.command.startsWith('promptCost.') === true);
}

/** Our entries in the Problems view for a file. */
export function problems(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'prompt-cost');
}

/** Asks again and again until the answer is as wanted; fails with the last answer when it never is. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  isWanted: (answer: T) => boolean,
): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (performance.now() > giveUpAt) {
      throw new Error(`never came out as wanted; the last answer was ${JSON.stringify(answer)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** Fails unless both are equal as JSON. */
export function assertEqual(actual: unknown, expected: unknown): void {
  const got = JSON.stringify(actual, null, 1);
  const want = JSON.stringify(expected, null, 1);
  if (got !== want) throw new Error(`got ${got}\nwanted ${want}`);
}

/** Replaces all text of an editor. */
export async function replaceText(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.edit((edit) => {
    edit.replace(all, text);
  });
}

/** Closes all editors without saving; edited files are as they were on disk again. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** A template with a price that is easy to work out: 196 tokens of image. */
export const LOW =
  '---\nmodel: gpt-image-2\nquality: low # draft\nsize: 1024x1024\n---\nA red apple.';

/** Opens `apple.prompt` with another text, and waits until its lens names such an output. */
export async function openPriced(
  text: string,
  output = 'low 1024×1024',
): Promise<vscode.TextEditor> {
  const editor = await openFile('apple.prompt');
  // The lens stays while a new one is worked out, so what comes must differ from what was there.
  for (const [content, wanted] of [
    ['---\nquality: high\nsize: 2048x1152\n---\nOther.', '2048×1152'],
    [text, output],
  ] as const) {
    await replaceText(editor, content);
    await eventually(
      () => lensTitles(editor.document.uri),
      (all) => all[0]?.includes(wanted) === true,
    );
  }
  return editor;
}

/** Presses Enter in every list that is shown until a command is done, and gives what it resolves to. */
export async function pressEnterUntil<T>(command: Thenable<T>): Promise<T> {
  const state = { isDone: false };
  const run = command.then((result) => {
    state.isDone = true;
    return result;
  });
  await eventually(
    async () => {
      // Enter reaches a list only once it is shown; between two it does nothing.
      await new Promise((resolve) => setTimeout(resolve, 100));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return state.isDone;
    },
    (isDone) => isDone,
  );
  return run;
}
