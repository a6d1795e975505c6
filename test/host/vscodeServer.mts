import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  hostModules,
  makeTemporaryFolder,
  removeFolder,
  vscodeServerFolder,
} from './hostPaths.mts';
import { endProcessGroup, signalGroup } from './processGroup.mts';

/** User settings, as they stand in VS Code's `settings.json`. */
export type UserSettings = Readonly<Record<string, unknown>>;

/** How to start the packaged VS Code; every folder defaults to a fresh temporary one. */
export interface VscodeServerOptions {
  readonly userDataFolder?: string | undefined;
  readonly extensionsFolder?: string | undefined;
  /** Added to {@link quietSettings}. */
  readonly settings?: UserSettings | undefined;
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined;
}

/** What a window of the packaged VS Code shows. */
export interface VscodeWindow {
  /** A folder or a `.code-workspace` file; none opens an empty window. */
  readonly workspace?: string | undefined;
  readonly extensionFolder?: string | undefined;
  /** A CommonJS module that exports `run(): Promise<void>`. */
  readonly testsFile?: string | undefined;
  readonly openFile?: string | undefined;
}

/** A running VS Code server; the extension host and the files are those of this machine. */
export interface VscodeServer {
  readonly version: string;
  /** The address to open in a browser for such a window. */
  readonly urlOf: (window: VscodeWindow) => string;
  /** What the server has printed so far. */
  readonly output: () => string;
  /** Ends the server and its extension hosts, and removes the temporary folders. */
  readonly close: () => Promise<void>;
}

/** Settings for a window without welcome pages, assistants and requests to the network. */
export const quietSettings: UserSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // As on the desktop; in a browser VS Code would save what a test or a picture types.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Starts the packaged VS Code on 127.0.0.1 and waits until it answers. Needs `ensureHosts`. */
export async function startVscodeServer(options: VscodeServerOptions = {}): Promise<VscodeServer> {
  const folder = await makeTemporaryFolder();
  const userDataFolder = options.userDataFolder ?? join(folder, 'user');
  await writeSettings(userDataFolder, { ...quietSettings, ...options.settings });
  const child = await spawnServer([
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
    '--without-connection-token',
    // Without it a built VS Code ignores which extension to develop and which tests to run.
    '--enable-smoke-test-driver',
    '--disable-workspace-trust',
    '--force-disable-user-env',
    ...['--server-data-dir', join(folder, 'server')],
    ...['--user-data-dir', userDataFolder],
    ...['--extensions-dir', options.extensionsFolder ?? join(folder, 'extensions')],
  ]);
  const output = collectOutput(child);
  const killNow = (): void => {
    signalGroup(child, 'SIGKILL');
  };
  // The last resort, for a process that ends without awaiting `close`.
  process.once('exit', killNow);
  const close = async (): Promise<void> => {
    await endProcessGroup(child);
    process.off('exit', killNow);
    await removeFolder(folder);
  };
  try {
    const port = await listeningPort(child, output);
    return {
      version: await packagedVscodeVersion(),
      urlOf: (window) => urlOf(`127.0.0.1:${String(port)}`, window),
      output,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Installs a `.vsix` file into an extensions folder, as `code --install-extension` does. */
export async function installExtension(vsix: string, extensionsFolder: string): Promise<void> {
  const folder = await makeTemporaryFolder();
  try {
    const child = await spawnServer([
      ...['--install-extension', vsix, '--force'],
      ...['--server-data-dir', join(folder, 'server')],
      ...['--user-data-dir', join(folder, 'user')],
      ...['--extensions-dir', extensionsFolder],
    ]);
    const output = collectOutput(child);
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    if (code !== 0 || !output().includes('successfully installed')) {
      throw new Error(`VS Code could not install ${vsix}:\n${output()}`);
    }
  } finally {
    await removeFolder(folder);
  }
}

/** The version of the packaged VS Code, such as `1.139.1`. */
export async function packagedVscodeVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(
    await readFile(join(vscodeServerFolder, 'package.json'), 'utf8'),
  );
  return manifest !== null && typeof manifest === 'object' && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

function urlOf(authority: string, window: VscodeWindow): string {
  const remote = (path: string): string => `vscode-remote://${authority}${path}`;
  const payload: (readonly [string, string])[] = [];
  if (window.extensionFolder !== undefined) {
    payload.push(['extensionDevelopmentPath', remote(window.extensionFolder)]);
  }
  if (window.testsFile !== undefined) {
    payload.push(['extensionTestsPath', remote(window.testsFile)]);
  }
  if (window.openFile !== undefined) {
    payload.push(['openFile', remote(window.openFile)]);
  }
  const url = new URL(`http://${authority}/`);
  if (window.workspace === undefined) {
    url.searchParams.set('ew', 'true');
  } else {
    const kind = window.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
    url.searchParams.set(kind, window.workspace);
  }
  if (payload.length > 0) {
    url.searchParams.set('payload', JSON.stringify(payload));
  }
  return url.href;
}

async function writeSettings(userDataFolder: string, settings: UserSettings): Promise<void> {
  const folder = join(userDataFolder, 'User');
  await mkdir(folder, { recursive: true });
  // Whoever brings a user data folder with settings in it wants those.
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, null, 2), {
    flag: 'wx',
  }).catch(() => undefined);
}

async function spawnServer(args: readonly string[]): Promise<ChildProcess> {
  const main = join(vscodeServerFolder, 'out', 'server-main.js');
  const common = ['--accept-server-license-terms', '--disable-telemetry'];
  return spawn(await modernNode(), [main, ...args, ...common], {
    env: serverEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that its extension hosts can be ended with it.
    detached: process.platform !== 'win32',
  });
}

/** VS Code 1.139 runs on Node 24: the running one when it is new enough, else the one from npm. */
async function modernNode(): Promise<string> {
  if (Number.parseInt(process.versions.node, 10) >= 24) {
    return process.execPath;
  }
  const packaged = join(hostModules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  const there = await stat(packaged).catch(() => undefined);
  if (there === undefined) {
    throw new Error(
      `The packaged VS Code needs Node 24, which npm has no package of for ${process.platform}-` +
        `${process.arch}: run this with Node 24, or name a VS Code in VSCODE_PATH.`,
    );
  }
  return packaged;
}

function serverEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(process.env)) {
    // What a surrounding VS Code or test runner sets for its own children confuses this one.
    const foreign = name.startsWith('VSCODE_') || name.startsWith('ELECTRON_');
    if (!foreign && name !== 'NODE_OPTIONS') {
      env[name] = value;
    }
  }
  // No gallery: neither tests nor pictures ask the network for extensions.
  env['EXTENSIONS_GALLERY'] = '{}';
  return env;
}

function collectOutput(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  }
  return () => chunks.join('');
}

async function listeningPort(child: ChildProcess, output: () => string): Promise<number> {
  const deadline = Date.now() + 60_000;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const port = /agent listening on (\d+)/.exec(output())?.[1];
    if (port !== undefined) {
      return Number(port);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`The packaged VS Code did not start:\n${output()}`);
}
