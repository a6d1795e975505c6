import { open } from 'node:fs/promises';
import type { LogBytes } from '../extension/usage/logBytes.ts';
import { WHOLE_FILES } from '../extension/extension.ts';

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
};
