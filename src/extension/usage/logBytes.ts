import * as vscode from 'vscode';

/** How bytes of logs are read; each host has its own way. */
export interface LogBytes {
  /** Most bytes of a log that can be read; beyond it the command line has to. */
  mostBytes(uri: vscode.Uri): number;
  /** How many bytes are asked for at once, so that memory is bounded and nothing is read twice. */
  partBytes(uri: vscode.Uri): number;
  /** Bytes from one offset to another, fewer where the file ends before. Rejects when it is not there. */
  read(uri: vscode.Uri, from: number, to: number): Promise<Uint8Array>;
  /** Writes a line after the last one. */
  append(uri: vscode.Uri, line: string): Promise<void>;
}

const NEWLINE = 10;
/** Largest log that is read whole, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The editor's own file systems have no way to read a part of a file, so a log is read whole each time. */
export const WHOLE_FILES: LogBytes = {
  mostBytes: () => MOST_BYTES,
  partBytes: () => MOST_BYTES,
  read: async (uri, from, to) => (await vscode.workspace.fs.readFile(uri)).subarray(from, to),
  append: async (uri, line) => {
    const before = await vscode.workspace.fs.readFile(uri);
    const isOpen = before.length > 0 && before.at(-1) !== NEWLINE;
    const added = new TextEncoder().encode(`${isOpen ? '\n' : ''}${line}\n`);
    const after = new Uint8Array(before.length + added.length);
    after.set(before);
    after.set(added, before.length);
    await vscode.workspace.fs.writeFile(uri, after);
  },
};
