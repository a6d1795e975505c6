import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bundleFolder } from './paths.mts';

/** A child that took longer than it was given. */
export const TOO_LONG = Symbol('too long');

/** Runs a task in a new process and gives its answer. */
export async function runChild<T>(task: string, argument: string): Promise<T> {
  const answer = await runChildFor<T>(task, argument, 900_000);
  if (answer === TOO_LONG) throw new Error(`${task} ${argument} did not end.`);
  return answer;
}

/** The same, but the process is ended when it takes too long. */
export function runChildFor<T>(
  task: string,
  argument: string,
  limitMs: number,
): Promise<T | typeof TOO_LONG> {
  return new Promise((answer, fail) => {
    const child = spawn(process.execPath, [join(bundleFolder, 'childMain.mjs'), task, argument], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, limitMs);
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', fail);
    child.on('close', (code) => {
      clearTimeout(timer);
      if (isLate) answer(TOO_LONG);
      else if (code === 0) answer(JSON.parse(output) as T);
      else fail(new Error(`${task} ${argument} ended with ${code ?? 'a signal'}.`));
    });
  });
}
