import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import type { CliIo, OutputStream } from '../../../src/cli/io.ts';
import { run } from '../../../src/cli/run.ts';
import {
  createTokenCounter,
  loadRankTable,
  runSteps,
  USUAL_ENCODING,
  type Encoding,
  type TokenCounter,
} from '../../../src/core/index.ts';

/** What one run left behind. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a test may set about the surroundings of a run. */
export interface CliSurroundings {
  readonly stdin?: readonly (string | Uint8Array)[];
  /** Width of the terminal that both outputs are; no terminal when it is not given. */
  readonly columns?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly now?: () => Date;
  /** Whether the user has pressed Ctrl+C. */
  readonly interrupted?: boolean;
}

const counters = new Map<Encoding, Promise<TokenCounter>>();

/** The counter with the built token table of an encoding, loaded once for all tests. */
export function loadCounter(encoding: Encoding = USUAL_ENCODING): Promise<TokenCounter> {
  const file = resolve(import.meta.dirname, `../../../dist/${encoding}.ranks`);
  const counter =
    counters.get(encoding) ??
    readFile(file).then((bytes) => createTokenCounter(runSteps(loadRankTable(bytes))));
  counters.set(encoding, counter);
  return counter;
}

/** Runs the program in a folder as `prompt-cost …args` would; fails where it writes words as data. */
export async function runCli(
  cwd: string,
  args: readonly string[],
  surroundings?: CliSurroundings,
): Promise<CliResult> {
  const { io, stdout, stderr } = createTestIo(cwd, args, surroundings);
  const code = await run(io);
  // The command line speaks English: words are said, and never written out as data.
  assert.doesNotMatch(`${stdout.text}${stderr.text}`, /"sentence":|\[object Object\]/u);
  return { code, stdout: stdout.text, stderr: stderr.text };
}

/** The surroundings of a run, with what it writes. */
export function createTestIo(
  cwd: string,
  args: readonly string[],
  {
    stdin = [],
    columns,
    environment = {},
    now = () => new Date('2026-11-24T08:00:00Z'),
    interrupted = false,
  }: CliSurroundings = {},
): { readonly io: CliIo; readonly stdout: Collected; readonly stderr: Collected } {
  const stdout = new Collected(columns);
  const stderr = new Collected(columns);
  const io: CliIo = {
    args,
    stdin: (async function* () {
      await Promise.resolve();
      yield* stdin;
    })(),
    stdout,
    stderr,
    cwd,
    environment,
    version: '1.2.3',
    now,
    onInterrupt: () => ({ isAsked: () => interrupted, dispose: () => undefined }),
    loadCounter,
  };
  return { io, stdout, stderr };
}

/** A stream that keeps what is written to it. */
class Collected extends Writable implements OutputStream {
  readonly isTTY: boolean;
  readonly columns: number;
  text = '';

  constructor(columns: number | undefined) {
    super({ decodeStrings: false });
    this.isTTY = columns !== undefined;
    this.columns = columns ?? 80;
  }

  override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk;
    done();
  }
}
