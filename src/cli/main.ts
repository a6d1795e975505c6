import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTokenCounter, loadRankTable, runSteps } from '../core/index.ts';
import { isClosedPipe } from './io.ts';
import { run } from './run.ts';

// The bundle lies in dist/cli, the token tables one folder up, the manifest two.
const manifest = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
  readonly version: string;
};

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: Error) => {
    if (!isClosedPipe(error)) throw error;
  });
}

void run({
  args: process.argv.slice(2),
  // Opened only by commands that read it.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  environment: process.env,
  version: manifest.version,
  now: () => new Date(),
  onInterrupt: () => {
    let asked = false;
    const ask = (): void => {
      asked = true;
    };
    // Once: whoever presses it again wants out at once.
    process.once('SIGINT', ask);
    return { isAsked: () => asked, dispose: () => process.off('SIGINT', ask) };
  },
  loadCounter: async (encoding) => {
    const file = await readFile(join(__dirname, `../${encoding}.ranks`));
    return createTokenCounter(runSteps(loadRankTable(file)));
  },
}).then((code) => {
  process.exitCode = code;
});
