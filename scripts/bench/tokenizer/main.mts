import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { runChild } from './child.mts';
import type { FilesResult } from './files.mts';
import type { HostileResult } from './hostile.mts';
import type { KeyPressResult } from './keyPress.mts';
import { measureLoad } from './load.mts';
import { bundleFolder, root } from './paths.mts';
import type { ProfileResult } from './profile.mts';
import { performancePage } from './report.mts';
import type { ThroughputResult } from './throughput.mts';

/** Measures the tokenizer beside others, prints the tables and writes them to docs/performance.md. */
export async function benchTokenizer(): Promise<void> {
  await bundle();
  const say = (what: string): void => {
    console.log(`measuring ${what} …`);
  };
  say('load and memory');
  const load = await measureLoad();
  say('throughput');
  const throughput = await runChild<readonly ThroughputResult[]>('throughput', '');
  say('key presses');
  const keyPress = await runChild<readonly KeyPressResult[]>('keyPress', '');
  say('texts that freeze others');
  const hostile = await runChild<readonly HostileResult[]>('hostile', '');
  say('many files');
  const files = await runChild<readonly FilesResult[]>('files', '');
  say('where the time goes');
  const profile = await runChild<ProfileResult>('profile', '');
  const page = performancePage({ load, throughput, keyPress, hostile, files, profile });
  await writeFile(join(root, 'docs', 'performance.md'), page);
  console.log(`\n${page}`);
}

/** Bundles our code as the product does, and the code of the child processes. */
async function bundle(): Promise<void> {
  await mkdir(bundleFolder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['ours', 'childMain'].map((name) => resolve(import.meta.dirname, `${name}.mts`)),
    outdir: bundleFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    packages: 'external',
    logLevel: 'warning',
  });
}
