import { resolve } from 'node:path';
import { commandLineValue, isMainScript, repositoryRoot, sampleWorkspace } from './hostPaths.mts';
import { ensureHosts } from './install.mts';
import { closeOnSignal } from './processGroup.mts';
import { startVscodeServer } from './vscodeServer.mts';

/** What to show to a person who opens the printed address in a browser of their own. */
export interface StartOptions {
  readonly extensionFolder: string;
  readonly workspace: string;
  readonly openFile?: string | undefined;
  /** 0 takes any free port. */
  readonly port: number;
}

/** A VS Code that runs until it is closed or this process is interrupted. */
export interface StartedEditor {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Starts the packaged VS Code with the extension in development. */
export async function startEditor(options: StartOptions): Promise<StartedEditor> {
  await ensureHosts();
  const server = await startVscodeServer({ port: options.port });
  const forgetSignals = closeOnSignal(server.close);
  return {
    url: server.urlOf(options),
    close: async () => {
      forgetSignals();
      await server.close();
    },
  };
}

if (await isMainScript(import.meta.filename)) {
  const args = process.argv.slice(2);
  const workspace = resolve(commandLineValue('workspace', args) ?? sampleWorkspace);
  const openFile = commandLineValue('open', args);
  const { url } = await startEditor({
    extensionFolder: resolve(commandLineValue('extension', args) ?? repositoryRoot),
    workspace,
    openFile: openFile === undefined ? undefined : resolve(workspace, openFile),
    port: Number(commandLineValue('port', args) ?? 8123),
  });
  console.log(`VS Code with the extension: ${url}\nPress Ctrl+C to stop it.`);
}
