import { join, resolve } from 'node:path';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import {
  commandLineValue,
  hostFolder,
  isMainScript,
  repositoryRoot,
  withTemporaryFolder,
} from './hostPaths.mts';
import {
  addSecondRoot,
  describeHostRun,
  hostRunResult,
  withWorkspaceCopy,
  type HostRunOptions,
  type HostRunResult,
} from './hostRun.mts';
import { ensureHosts } from './install.mts';
import { packagedVscodeVersion } from './vscodeServer.mts';

/** A run on Node; see {@link HostRunOptions}. */
export interface NodeHostRunOptions extends HostRunOptions {
  /** Download the desktop VS Code; `VSCODE_DOWNLOAD=1` does the same. */
  readonly download?: boolean | undefined;
  /** Variables that the extension host sees in its environment. */
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/**
 * Runs a test bundle in the extension host on Node: in the VS Code that `VSCODE_PATH` names, in a
 * downloaded one when asked to, else in the packaged one.
 */
export async function runNodeHost(options: NodeHostRunOptions): Promise<HostRunResult> {
  const vscode = await chooseVscode(options);
  console.log(`Running ${options.testsFile} in ${vscode.name}`);
  const startedAt = performance.now();
  const { exitCode, output } = await withWorkspaceCopy(options.workspaceFolder, async (copy) => {
    const workspace = options.workspaceFolder === undefined ? await addSecondRoot(copy) : copy;
    return withTemporaryFolder((folder) =>
      runAndCapture({
        vscodeExecutablePath: vscode.executable,
        extensionDevelopmentPath: options.extensionFolder,
        extensionTestsPath: options.testsFile,
        extensionTestsEnv: { ...options.env },
        launchArgs: [
          workspace,
          `--user-data-dir=${join(folder, 'user')}`,
          `--extensions-dir=${join(folder, 'extensions')}`,
          '--disable-extensions',
        ],
      }),
    );
  });
  const durationMs = performance.now() - startedAt;
  return hostRunResult({ host: 'node', vscode: vscode.name, durationMs, exitCode }, output);
}

interface ChosenVscode {
  readonly executable: string;
  readonly name: string;
}

async function chooseVscode(options: NodeHostRunOptions): Promise<ChosenVscode> {
  const given = process.env['VSCODE_PATH'];
  if (given !== undefined && given !== '') {
    return { executable: given, name: `VS Code at ${given}` };
  }
  if (options.download === true || process.env['VSCODE_DOWNLOAD'] === '1') {
    const executable = await downloadAndUnzipVSCode();
    return { executable, name: `desktop VS Code at ${executable}` };
  }
  await ensureHosts();
  return {
    executable: join(hostFolder, 'packaged-vscode'),
    name: `packaged VS Code ${await packagedVscodeVersion()}`,
  };
}

interface CapturedRun {
  readonly exitCode: number;
  readonly output: string;
}

/** `runTests` writes what VS Code prints to this process's own output, so it is read there. */
async function runAndCapture(options: Parameters<typeof runTests>[0]): Promise<CapturedRun> {
  const chunks: string[] = [];
  const stdout = process.stdout;
  const write = stdout.write.bind(stdout);
  stdout.write = (chunk: string | Uint8Array): boolean => {
    chunks.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    return write(chunk);
  };
  // `runTests` passes an interrupt on to VS Code, and only that. It exits at once when nobody else
  // listens, which would leave the temporary folders behind.
  const interrupt = (): void => {
    process.kill(process.pid, 'SIGINT');
  };
  const stay = (): void => undefined;
  process.on('SIGINT', stay).on('SIGTERM', interrupt).on('SIGHUP', interrupt);
  try {
    const exitCode = await runTests(options).catch((error: unknown) => {
      if (error instanceof TestRunFailedError) {
        return error.code ?? 1;
      }
      throw error;
    });
    return { exitCode, output: chunks.join('') };
  } finally {
    stdout.write = write;
    process.off('SIGINT', stay).off('SIGTERM', interrupt).off('SIGHUP', interrupt);
  }
}

if (await isMainScript(import.meta.filename)) {
  const args = process.argv.slice(2);
  const extensionFolder = resolve(commandLineValue('extension', args) ?? repositoryRoot);
  const result = await runNodeHost({
    extensionFolder,
    testsFile: resolve(
      commandLineValue('tests', args) ?? join(extensionFolder, 'dist/test/node/index.cjs'),
    ),
    workspaceFolder: commandLineValue('workspace', args),
    download: args.includes('--download'),
  });
  console.log(describeHostRun(result));
  process.exitCode = result.ok ? 0 : 1;
}
