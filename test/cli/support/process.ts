import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const PROGRAM = resolve(import.meta.dirname, '../../../dist/cli/prompt-cost.cjs');

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
}

/**
 * Runs the built program in a process of its own.
 *
 * @param killAfterMs when it is killed, without a chance to clean up; never when undefined.
 */
export function runProcess(
  cwd: string,
  args: readonly string[],
  { stdin = '', killAfterMs }: { readonly stdin?: string; readonly killAfterMs?: number } = {},
): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
    const timer =
      killAfterMs === undefined
        ? undefined
        : setTimeout(() => {
            child.kill('SIGKILL');
          }, killAfterMs);
    child.on('error', fail);
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ code, stdout });
    });
  });
}
