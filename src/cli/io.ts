import type { Writable } from 'node:stream';
import type { Encoding, TokenCounter } from '../core/index.ts';

/** Everything the command line needs from its surroundings, so that it runs in a test as in a terminal. */
export interface CliIo {
  /** The words behind the program's name. */
  readonly args: readonly string[];
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** The absolute folder that relative paths start from. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The version of the program. */
  readonly version: string;
  now(): Date;
  /** Takes over from what a press of Ctrl+C does, once and until it is disposed of. */
  onInterrupt(): Interrupt;
  /** Loads a token counter; called only by commands that count. */
  loadCounter(encoding: Encoding): Promise<TokenCounter>;
}

/** Whether the user wants to stop. */
export interface Interrupt {
  isAsked(): boolean;
  dispose(): void;
}

/** A stream that may be a terminal. */
export interface OutputStream extends Writable {
  readonly isTTY?: boolean;
  /** Width of the terminal in columns. */
  readonly columns?: number;
}

/** The date where the user is, `YYYY-MM-DD`. */
export function todayOf(io: CliIo): string {
  const now = io.now();
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

/** Writes and waits until the text is taken; a reader that went away (`| head`) is no failure. */
export async function write(stream: OutputStream, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => {
      if (error && !isClosedPipe(error)) reject(error);
      else resolve();
    });
  });
}

/** Whether an error says that nobody reads the stream any more. */
export function isClosedPipe(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}

/** Whether a stream is a terminal that shows colours; NO_COLOR and dumb terminals say no. */
export function hasColours(io: CliIo, stream: OutputStream): boolean {
  const { NO_COLOR, TERM } = io.environment;
  return stream.isTTY === true && (NO_COLOR ?? '') === '' && TERM !== 'dumb';
}
