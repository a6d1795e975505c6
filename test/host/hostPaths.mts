import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder of the host's own package (`test/host`). */
export const hostFolder = import.meta.dirname;

/** Where that package's dependencies are installed. */
export const hostModules = join(hostFolder, 'node_modules');

/** The folder of the whole project, which is also the extension's folder. */
export const repositoryRoot = resolve(hostFolder, '../..');

/** The folder that tests and pictures open unless told otherwise. */
export const sampleWorkspace = join(hostFolder, 'workspace');

/** Where pictures of failed runs go; ignored by git. */
export const failureFolder = join(repositoryRoot, '.vscode-test', 'failures');

/** The folder of the packaged VS Code server. */
export const vscodeServerFolder = join(hostModules, 'code-server', 'lib', 'vscode');

/** Runs `use` with a fresh temporary folder and removes the folder afterwards, also on failure. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await makeTemporaryFolder();
  try {
    return await use(folder);
  } finally {
    await removeFolder(folder);
  }
}

/** Makes a fresh temporary folder; its path is short, since sockets are put into it. */
export async function makeTemporaryFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), 'prompt-cost-')));
}

/** Removes a folder with all it holds; a folder that is not there is no error. */
export async function removeFolder(folder: string): Promise<void> {
  // Processes that were just killed may still be writing; hence the retries.
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Tells whether `moduleUrl` (an `import.meta.url`) is the script that Node was started with. */
export async function isMainScript(moduleFile: string): Promise<boolean> {
  const script = process.argv[1];
  return script !== undefined && (await realpath(script).catch(() => script)) === moduleFile;
}

/** Reads `--name=value` from the command line; undefined when it is not there. */
export function commandLineValue(name: string, args: readonly string[]): string | undefined {
  const prefix = `--${name}=`;
  return args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length);
}

/** The text of anything that was thrown: the stack when there is one. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
