import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openEditorPage, type WindowSize } from './editorPage.mts';
import { withTemporaryFolder } from './hostPaths.mts';
import { ensureHosts } from './install.mts';
import { closeOnSignal } from './processGroup.mts';
import { installExtension, startVscodeServer, type UserSettings } from './vscodeServer.mts';

/** Where the extension comes from: a source tree that was built, or a packaged `.vsix` file. */
export type ExtensionSource =
  | { readonly kind: 'development'; readonly folder: string }
  | { readonly kind: 'installed'; readonly vsix: string };

/** A packaged VS Code with an extension in it, as a user would have it before them. */
export interface EditorSessionOptions {
  readonly extension: ExtensionSource;
  /** A folder or a `.code-workspace` file, by its absolute path. */
  readonly workspace: string;
  /** The file to open, by its absolute path. */
  readonly openFile?: string | undefined;
  /** A colour theme by its id, such as `Default Dark Modern` (the default). */
  readonly theme?: string | undefined;
  readonly settings?: UserSettings | undefined;
  /** 1280 × 800 with one picture pixel per CSS pixel unless told otherwise. */
  readonly size?: Partial<WindowSize> | undefined;
}

/** What has to be on the page: an element, by its CSS selector, that contains a text. */
export interface Sight {
  readonly selector: string;
  readonly text?: string | undefined;
  /** 60 seconds unless told otherwise. */
  readonly timeoutMs?: number | undefined;
}

/** A code lens with a price. */
export const pricedLens: Sight = { selector: '.codelens-decoration', text: '$' };

/** Opens the editor, calls `use` with its page, and leaves nothing running or lying about. */
export async function withEditorSession<T>(
  options: EditorSessionOptions,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  await ensureHosts();
  return withTemporaryFolder(async (folder) => {
    const { extension } = options;
    const extensionsFolder = join(folder, 'extensions');
    if (extension.kind === 'installed') {
      await installExtension(extension.vsix, extensionsFolder);
    }
    const server = await startVscodeServer({
      extensionsFolder,
      settings: {
        'workbench.colorTheme': options.theme ?? 'Default Dark Modern',
        ...options.settings,
      },
    });
    const editor = await openEditorPage(options.size).catch(async (error: unknown) => {
      await server.close();
      throw error;
    });
    const close = async (): Promise<void> => {
      await Promise.allSettled([editor.close(), server.close()]);
    };
    const forgetSignals = closeOnSignal(close);
    try {
      await editor.page.goto(
        server.urlOf({
          workspace: options.workspace,
          openFile: options.openFile,
          extensionFolder: extension.kind === 'development' ? extension.folder : undefined,
        }),
        { waitUntil: 'commit' },
      );
      return await use(editor.page);
    } catch (error) {
      const picture = await editor.saveFailurePicture('session');
      console.error(`Picture of the editor: ${picture}\n${editor.consoleTail()}`);
      throw error;
    } finally {
      forgetSignals();
      await close();
    }
  });
}

/** Waits until the first element that matches is visible; rejects when it does not come. */
export async function waitForSight(page: Page, sight: Sight): Promise<void> {
  const { selector, text, timeoutMs = 60_000 } = sight;
  await page
    .locator(selector, text === undefined ? {} : { hasText: text })
    .first()
    .waitFor({ timeout: timeoutMs });
}
