import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { hostModules, removeFolder } from './hostPaths.mts';
import { untar } from './untar.mts';

/** A Chromium that can be started, and what its process needs in its environment. */
export interface ChromiumExecutable {
  readonly path: string;
  readonly version: string;
  /** `system` when the machine has it, `packaged` when it comes from npm. */
  readonly origin: 'system' | 'packaged';
  readonly env: Readonly<Record<string, string>>;
}

const flags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Text looks the same on every machine, whatever its hinting settings.
  '--font-render-hinting=none',
];

const systemBrowsers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/**
 * Finds a Chromium: the one of the machine, else the one from npm (Linux on x64).
 * `HOST_BROWSER` overrides the choice with a path, or with `packaged` for the one from npm;
 * `HOST_BROWSER_LIBRARIES=packaged` makes that one use the NSS libraries it ships with.
 */
export async function findChromium(): Promise<ChromiumExecutable> {
  const wanted = process.env['HOST_BROWSER'];
  if (wanted === 'packaged') {
    return packagedChromium();
  }
  const candidates = wanted === undefined ? (systemBrowsers[process.platform] ?? []) : [wanted];
  for (const path of candidates) {
    const version = await probe(path, {});
    if (version.kind === 'works') {
      return { path, version: version.text, origin: 'system', env: {} };
    }
  }
  if (wanted !== undefined) {
    throw new Error(`HOST_BROWSER names ${wanted}, which does not start.`);
  }
  return packagedChromium();
}

/** Starts a headless Chromium; the caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const executable = await findChromium();
  // Imported late because the package may have been installed by this very process.
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: executable.path,
    args: [...flags],
    env: { ...process.env, ...executable.env, ...(await fontEnvironment()) },
    // Whoever starts the browser closes it together with the server it looks at.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

type Probe =
  | { readonly kind: 'works'; readonly text: string }
  | { readonly kind: 'missing library' | 'broken'; readonly text: string };

async function probe(path: string, env: Readonly<Record<string, string>>): Promise<Probe> {
  if (!(await exists(path))) {
    return { kind: 'broken', text: 'not there' };
  }
  if (process.platform === 'win32') {
    // Windows browsers open a window when asked for their version.
    return { kind: 'works', text: 'unknown version' };
  }
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], {
      env: { ...process.env, ...env },
      timeout: 20_000,
    });
    const text = stdout.trim();
    // The placeholder that Ubuntu puts in the place of a snap prints a hint instead.
    return /\d+\.\d+/.test(text) ? { kind: 'works', text } : { kind: 'broken', text };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const kind = text.includes('error while loading shared libraries')
      ? 'missing library'
      : 'broken';
    return { kind, text };
  }
}

async function packagedChromium(): Promise<ChromiumExecutable> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium, Chrome or Edge found; name one in HOST_BROWSER.');
  }
  const folder = await unpackedChromium();
  const path = join(folder, 'chromium');
  const shipped = { LD_LIBRARY_PATH: join(folder, 'lib') };
  const environments: readonly Readonly<Record<string, string>>[] =
    process.env['HOST_BROWSER_LIBRARIES'] === 'packaged' ? [shipped] : [{}, shipped];
  let failure = '';
  for (const env of environments) {
    const result = await probe(path, env);
    if (result.kind === 'works') {
      return { path, version: result.text, origin: 'packaged', env };
    }
    failure = result.text;
  }
  throw new Error(`The Chromium from npm does not start: ${failure}`);
}

/** The folder with the unpacked browser, its fonts and its libraries; unpacked on first use. */
async function unpackedChromium(): Promise<string> {
  const folder = join(hostModules, '.chromium');
  if (await exists(folder)) {
    return folder;
  }
  const archives = join(hostModules, '@sparticuz', 'chromium', 'bin');
  // Renamed at the end, so that an interrupted run leaves nothing that looks complete.
  const partial = `${folder}-${String(process.pid)}`;
  await mkdir(partial, { recursive: true });
  await writeFile(join(partial, 'chromium'), await inflate(join(archives, 'chromium.br')));
  await chmod(join(partial, 'chromium'), 0o755);
  for (const archive of ['fonts.tar.br', 'al2023.tar.br']) {
    await untar(await inflate(join(archives, archive)), partial);
  }
  await rename(partial, folder).catch(() => removeFolder(partial));
  return folder;
}

async function inflate(file: string): Promise<Buffer> {
  return promisify(brotliDecompress)(await readFile(file));
}

/** On Linux, fonts from npm come first, so that text is legible and alike on every machine. */
async function fontEnvironment(): Promise<Readonly<Record<string, string>>> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {};
  }
  const folder = await unpackedChromium();
  const file = join(folder, 'fontconfig.xml');
  if (!(await exists(file))) {
    await writeFile(file, fontConfiguration(folder));
  }
  return { FONTCONFIG_FILE: file };
}

function fontConfiguration(folder: string): string {
  const prefer = (generic: string, family: string): string =>
    `  <match target="pattern"><test name="family"><string>${generic}</string></test>` +
    `<edit name="family" mode="prepend" binding="strong"><string>${family}</string></edit></match>`;
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    '<fontconfig>',
    '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    `  <dir>${join(folder, 'fonts')}</dir>`,
    `  <dir>${join(dirname(hostModules), 'node_modules', 'dejavu-fonts-ttf', 'ttf')}</dir>`,
    `  <cachedir>${join(folder, 'font-cache')}</cachedir>`,
    prefer('sans-serif', 'Open Sans'),
    prefer('system-ui', 'Open Sans'),
    prefer('monospace', 'DejaVu Sans Mono'),
    '</fontconfig>',
    '',
  ].join('\n');
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
