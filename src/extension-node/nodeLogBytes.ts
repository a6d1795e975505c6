import { open } from 'node:fs/promises';
import type { LogBytes } from '../extension/usage/logBytes.ts';
import { WHOLE_FILES } from '../extension/extension.ts';

const NEWLINE = 10;
const PART_BYTES = 1024 * 1024;

/** Reads parts of files on this machine; files of other file systems whole, as everywhere. */
export const nodeLogBytes: LogBytes = {
  mostBytes: (uri) => (uri.scheme === 'file' ? Infinity : WHOLE_FILES.mostBytes(uri)),
  partBytes: (uri) => (uri.scheme === 'file' ? PART_BYTES : WHOLE_FILES.partBytes(uri)),
  async read(uri, from, to) {
    if (uri.scheme !== 'file') return WHOLE_FILES.read(uri, from, to);
    const file = await open(uri.fsPath);
    try {
      const bytes = new Uint8Array(to - from);
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, from + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    } finally {
      await file.close();
    }
  },
  async append(uri, line) {
    if (uri.scheme !== 'file') return WHOLE_FILES.append(uri, line);
    // Opened to append, so that lines which others write meanwhile are kept.
    const file = await open(uri.fsPath, 'a+');
    try {
      const { size } = await file.stat();
      const { buffer } = await file.read(new Uint8Array(1), 0, 1, Math.max(0, size - 1));
      const isOpen = size > 0 && buffer[0] !== NEWLINE;
      await file.write(`${isOpen ? '\n' : ''}${line}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  },
};
