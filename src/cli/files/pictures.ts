import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import {
  findReference,
  readImageHeader,
  type FileAnswer,
  type FileProblem,
  type FileRequest,
  type ImageHeader,
  type ReferenceLookup,
  type ReferenceState,
} from '../../core/index.ts';

/** Finds the pictures that templates name, and reads of each no more than its header. */
export class Pictures {
  /** By absolute path, because many templates share a picture. */
  readonly #headers = new Map<string, Promise<ImageHeader>>();

  /**
   * Looks for the files behind names of images.
   *
   * @param folder absolute; the folder of the template.
   * @param sources as the template names them.
   */
  async find(folder: string, sources: readonly string[]): Promise<ReferenceLookup> {
    const states = new Map<string, ReferenceState>();
    for (const source of sources) states.set(source, await this.#search(folder, source));
    return (source) => states.get(source) ?? { kind: 'pending' };
  }

  async #search(folder: string, source: string): Promise<ReferenceState> {
    const search = findReference(source);
    let step = search.next();
    while (step.done !== true) step = search.next(await this.#answer(folder, step.value));
    return step.value;
  }

  async #answer(folder: string, { kind, path }: FileRequest): Promise<FileAnswer> {
    const file = isAbsolute(path) ? path : join(folder, path);
    try {
      switch (kind) {
        case 'stat': {
          const found = await stat(file);
          if (found.isDirectory()) return { kind: 'folder' };
          // A pipe or a device may never end.
          return found.isFile()
            ? { kind: 'file', bytes: found.size }
            : { kind: 'failed', problem: 'unreadable' };
        }
        case 'list': {
          const entries = await readdir(file, { withFileTypes: true });
          return {
            kind: 'entries',
            entries: entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() })),
          };
        }
        case 'header':
          return { kind: 'header', header: await this.#header(file) };
      }
    } catch (error) {
      return { kind: 'failed', problem: problemOf(error) };
    }
  }

  #header(file: string): Promise<ImageHeader> {
    const known = this.#headers.get(file) ?? readHeaderOf(file);
    this.#headers.set(file, known);
    return known;
  }
}

async function readHeaderOf(path: string): Promise<ImageHeader> {
  const file = await open(path);
  try {
    const reading = readImageHeader();
    let step = reading.next();
    while (step.done !== true) {
      const { start, length } = step.value;
      step = reading.next(await readStretch(file, start, length));
    }
    return step.value;
  } finally {
    await file.close();
  }
}

async function readStretch(file: FileHandle, start: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  const { bytesRead } = await file.read(buffer, 0, length, start);
  return buffer.subarray(0, bytesRead);
}

function problemOf(error: unknown): FileProblem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  return code === 'EACCES' || code === 'EPERM' ? 'forbidden' : 'unreadable';
}
