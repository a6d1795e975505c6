import type * as vscode from 'vscode';
import { readText } from './fileText.ts';

/** A file with its text as an editor would show it; undefined when it cannot be read. */
export interface ReadFile {
  readonly uri: vscode.Uri;
  readonly text: string | undefined;
}

interface FileAhead {
  readonly uri: vscode.Uri;
  readonly text: Promise<string | undefined>;
}

/** Files that are read ahead of the one that is worked on, so that work seldom waits for the disk. */
const AHEAD = 64;

/** Files to be read and worked on one after the other; one that is added again is read again. */
export class FileQueue {
  readonly #waiting = new Map<string, vscode.Uri>();
  readonly #ahead = new Map<string, FileAhead>();
  #isWorkedOn = false;

  constructor(uris: readonly vscode.Uri[] = []) {
    for (const uri of uris) this.add(uri);
  }

  /** How many are left, the one that is worked on included. */
  get size(): number {
    return this.#waiting.size + this.#ahead.size + (this.#isWorkedOn ? 1 : 0);
  }

  add(uri: vscode.Uri): void {
    const key = uri.toString();
    // What was read of it may be old already.
    this.#ahead.delete(key);
    this.#waiting.set(key, uri);
  }

  /** Gives the files in the order they came, with those added meanwhile, as long as they are wanted. */
  async *read(isWanted: () => boolean): AsyncGenerator<ReadFile, void> {
    while (isWanted()) {
      this.#readAhead();
      const [first] = this.#ahead;
      if (first === undefined) return;
      const [key, { uri, text }] = first;
      this.#ahead.delete(key);
      this.#isWorkedOn = true;
      try {
        yield { uri, text: await text };
      } finally {
        this.#isWorkedOn = false;
      }
    }
  }

  #readAhead(): void {
    for (const [key, uri] of this.#waiting) {
      if (this.#ahead.size >= AHEAD) return;
      this.#waiting.delete(key);
      this.#ahead.set(key, { uri, text: readText(uri) });
    }
  }
}
