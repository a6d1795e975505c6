import type { ChildProcess } from 'node:child_process';

/**
 * Ends a child that was spawned with `detached: true`, and all its descendants: asks first, and
 * kills what is still there after `graceMs`.
 */
export async function endProcessGroup(child: ChildProcess, graceMs = 2000): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => {
        resolve();
      });
    });
    signalGroup(child, 'SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
  }
  // Also when the child itself is gone: its own children may have outlived it.
  signalGroup(child, 'SIGKILL');
}

/** Sends a signal to the child and its descendants; nothing happens when none is left. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // ESRCH: the whole group has ended.
  }
}

/**
 * Calls `close` when this process is told to stop, so that whatever waits for the closed things ends
 * and cleans up after itself. Returns a function that takes the handlers away again.
 */
export function closeOnSignal(close: () => Promise<void>): () => void {
  let closing = false;
  const onSignal = (): void => {
    // A terminal sends the signal to every process of a pipeline, and these pass it on again.
    if (closing) {
      return;
    }
    closing = true;
    process.exitCode = 130;
    setTimeout(() => process.exit(130), 10_000).unref();
    void close();
  };
  const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) {
    process.on(signal, onSignal);
  }
  return () => {
    for (const signal of signals) {
      process.off(signal, onSignal);
    }
  };
}
