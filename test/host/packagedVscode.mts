import { parseArgs } from 'node:util';
import { openEditorPage } from './editorPage.mts';
import { ensureHosts } from './install.mts';
import { closeOnSignal } from './processGroup.mts';
import { runTestsInPage } from './testPage.mts';
import { startVscodeServer } from './vscodeServer.mts';

/** The command line of the desktop VS Code, as far as tests use it. */
export interface DesktopArguments {
  readonly extensionFolder: string | undefined;
  readonly testsFile: string | undefined;
  readonly userDataFolder: string | undefined;
  readonly extensionsFolder: string | undefined;
  readonly workspace: string | undefined;
}

const defaultTimeoutMs = 5 * 60_000;

/**
 * Understands the command line that `@vscode/test-electron` gives to VS Code. Other switches are
 * for a desktop window, or on anyway (`--disable-workspace-trust`), and are ignored.
 */
export function parseDesktopArguments(args: readonly string[]): DesktopArguments {
  // Every value may also be an argument of its own: `--user-data-dir folder`.
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
      'disable-extensions': { type: 'boolean' },
    },
    allowPositionals: true,
    strict: false,
  });
  const text = (value: string | boolean | undefined): string | undefined =>
    typeof value === 'string' ? value : undefined;
  return {
    extensionFolder: text(values.extensionDevelopmentPath),
    testsFile: text(values.extensionTestsPath),
    userDataFolder: text(values['user-data-dir']),
    // A fresh temporary folder is as good as disabling what is in this one.
    extensionsFolder:
      values['disable-extensions'] === true ? undefined : text(values['extensions-dir']),
    workspace: positionals[0],
  };
}

/**
 * Does what the desktop VS Code does for these arguments: opens the workspace, runs the tests in
 * its extension host and returns their exit code. `HOST_TIMEOUT_MS` limits the run (5 minutes).
 */
export async function runPackagedVscode(args: readonly string[]): Promise<number> {
  const { extensionFolder, testsFile, userDataFolder, extensionsFolder, workspace } =
    parseDesktopArguments(args);
  if (extensionFolder === undefined || testsFile === undefined) {
    console.error('--extensionDevelopmentPath=… and --extensionTestsPath=… are needed.');
    return 2;
  }
  await ensureHosts();
  const server = await startVscodeServer({ userDataFolder, extensionsFolder });
  const editor = await openEditorPage().catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    await Promise.allSettled([editor.close(), server.close()]);
  };
  const forgetSignals = closeOnSignal(close);
  try {
    return await runTestsInPage(editor, {
      url: server.urlOf({ workspace, extensionFolder, testsFile }),
      host: 'node',
      timeoutMs: Number(process.env['HOST_TIMEOUT_MS'] ?? defaultTimeoutMs),
      onLine: (line) => {
        console.log(line);
      },
    });
  } finally {
    forgetSignals();
    await close();
  }
}
