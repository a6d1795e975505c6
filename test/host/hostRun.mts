import { cp, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hostFolder, sampleWorkspace, withTemporaryFolder } from './hostPaths.mts';

/** What to test, and on which files. */
export interface HostRunOptions {
  readonly extensionFolder: string;
  /** The bundle that exports `run`; for the web host it lies inside the extension's folder. */
  readonly testsFile: string;
  /** Copied before the run, so that tests may write; default `test/host/workspace`. */
  readonly workspaceFolder?: string | undefined;
}

/** How a run ended: a failed test, or a run that never reached its end, makes `ok` false. */
export interface HostRunResult {
  readonly host: 'node' | 'web';
  /** Which VS Code it ran in, for people. */
  readonly vscode: string;
  readonly ok: boolean;
  /** False when the suite did not print its counts: it crashed, hung or was not loaded. */
  readonly finished: boolean;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly durationMs: number;
}

/** Runs `use` with a copy of the workspace that is removed afterwards. */
export async function withWorkspaceCopy<T>(
  workspaceFolder: string = sampleWorkspace,
  use: (copy: string) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const copy = join(folder, basename(workspaceFolder));
    await cp(workspaceFolder, copy, { recursive: true });
    return use(copy);
  });
}

/** Puts a second folder beside a copy of the workspace; the result is the file that opens both in one window. */
export async function addSecondRoot(copy: string): Promise<string> {
  const folder = dirname(copy);
  await cp(join(hostFolder, 'second-root'), join(folder, 'second-root'), { recursive: true });
  const file = join(folder, 'two.code-workspace');
  const folders = [{ path: basename(copy) }, { path: 'second-root' }];
  await writeFile(file, JSON.stringify({ folders }));
  return file;
}

/** Combines the exit of a run with the counts that the suite printed at its end. */
export function hostRunResult(
  run: Pick<HostRunResult, 'host' | 'vscode' | 'durationMs'> & { readonly exitCode: number },
  output: string,
): HostRunResult {
  const counts = /^\[suite\] (\d+) passed, (\d+) failed, (\d+) skipped/m.exec(output);
  const count = (group: number): number => Number(counts?.[group] ?? 0);
  return {
    host: run.host,
    vscode: run.vscode,
    durationMs: run.durationMs,
    finished: counts !== null,
    // An extension host that ends in the middle of a test leaves the exit code 0.
    ok: run.exitCode === 0 && counts !== null && count(2) === 0,
    passed: count(1),
    failed: count(2),
    skipped: count(3),
  };
}

/** One line on how a run ended. */
export function describeHostRun(result: HostRunResult): string {
  const { host, vscode, ok, finished, passed, failed, skipped, durationMs } = result;
  const counts = `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`;
  const what = finished ? counts : 'the suite did not reach its end';
  const seconds = (durationMs / 1000).toFixed(1);
  return `${ok ? '✓' : '✗'} ${host} extension host, ${vscode}: ${what} (${seconds} s)`;
}
