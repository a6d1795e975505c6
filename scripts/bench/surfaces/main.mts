import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { SurfaceResults } from '../../../test/host/bench/index.ts';
import { withTemporaryFolder } from '../../../test/host/hostPaths.mts';
import { runNodeHost } from '../../../test/host/runNodeHost.mts';
import { generateTemplates } from '../clusters/templates.mts';
import { surfacesPage } from './page.mts';

const root = resolve(import.meta.dirname, '../../..');
const TEMPLATES = 5_000;
/** How long VS Code may take for all of it, in milliseconds; a busy machine needs several times what others do. */
const PATIENCE_MS = 15 * 60_000;

/**
 * Measures what the editor's surfaces cost the extension host of a real VS Code, prints it and writes it to
 * docs/performance-surfaces.md. The extension is the one that was built last.
 */
export async function benchSurfaces(): Promise<void> {
  process.env['HOST_TIMEOUT_MS'] ??= String(PATIENCE_MS);
  const testsFile = join(root, 'dist', 'bench', 'surfaces.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/host/bench/index.ts'],
    outfile: testsFile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    external: ['vscode'],
    logLevel: 'warning',
  });
  await withTemporaryFolder(async (folder) => {
    const workspaceFolder = join(folder, 'workspace');
    for (const [path, text] of generateTemplates(TEMPLATES)) {
      const file = join(workspaceFolder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const resultsFile = join(folder, 'results.json');
    const env = { PROMPT_COST_BENCH_RESULTS: resultsFile };
    const run = await runNodeHost({ extensionFolder: root, testsFile, workspaceFolder, env });
    const results = JSON.parse(await readFile(resultsFile, 'utf8')) as SurfaceResults;
    const page = surfacesPage(results, run.vscode);
    await writeFile(join(root, 'docs', 'performance-surfaces.md'), page);
    console.log(`\n${page}`);
  });
}
