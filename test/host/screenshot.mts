import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { chooseTheme } from './chooseTheme.mts';
import {
  pricedLens,
  waitForSight,
  withEditorSession,
  type EditorSessionOptions,
  type Sight,
} from './editorSession.mts';
import { commandLineValue, isMainScript, repositoryRoot, sampleWorkspace } from './hostPaths.mts';

/** A picture of the editor; see {@link EditorSessionOptions}. */
export interface PictureOptions extends EditorSessionOptions {
  /** Where the PNG goes; missing folders are made. */
  readonly file: string;
  /** What has to be there before the picture; a lens with a price unless told otherwise. */
  readonly waitFor?: Sight | undefined;
  /** What to do in the editor between that and the picture. */
  readonly interact?: ((page: Page) => Promise<void>) | undefined;
}

/** How long the editor gets to finish drawing what it has just received. */
const settleMs = 700;

/** Opens a file in the packaged VS Code with the extension and saves a picture of the window. */
export async function takePicture(options: PictureOptions): Promise<void> {
  // A blinking cursor would make the picture differ from one time to the next.
  const settings = { 'editor.cursorBlinking': 'solid', ...options.settings };
  await withEditorSession({ ...options, settings }, async (page) => {
    await waitForSight(page, options.waitFor ?? pricedLens);
    if (options.theme !== undefined) await chooseTheme(page, options.theme);
    await options.interact?.(page);
    await page.waitForTimeout(settleMs);
    await mkdir(dirname(options.file), { recursive: true });
    await page.screenshot({ path: options.file });
  });
}

if (await isMainScript(import.meta.filename)) {
  const args = process.argv.slice(2);
  const file = resolve(commandLineValue('png', args) ?? 'screenshot.png');
  const workspace = resolve(commandLineValue('workspace', args) ?? sampleWorkspace);
  const openFile = commandLineValue('open', args);
  const vsix = commandLineValue('vsix', args);
  const folder = resolve(commandLineValue('extension', args) ?? repositoryRoot);
  await takePicture({
    file,
    workspace,
    openFile: openFile === undefined ? undefined : resolve(workspace, openFile),
    extension:
      vsix === undefined
        ? { kind: 'development', folder }
        : { kind: 'installed', vsix: resolve(vsix) },
    theme: commandLineValue('theme', args),
  });
  console.log(`Saved ${file}`);
}
