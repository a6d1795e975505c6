import { open } from 'node:fs/promises';
import { LONGEST_TEMPLATE } from '../../core/index.ts';

/** Enough bytes for the longest template that is analysed (at most three make one UTF-16 unit), and a few more. */
const MOST_BYTES = LONGEST_TEMPLATE * 3 + 16;
const CHUNK_BYTES = 65_536;

/** Reads a file's text, of a huge one only as much as is analysed. Bytes that are not UTF-8 become U+FFFD. */
export async function readText(file: string): Promise<string> {
  const handle = await open(file);
  try {
    return await decode(handle.createReadStream({ highWaterMark: CHUNK_BYTES, autoClose: false }));
  } finally {
    await handle.close();
  }
}

/** Decodes a stream's text, of a huge one only as much as is analysed. A byte order mark is left out. */
export async function decode(chunks: AsyncIterable<Uint8Array | string>): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    parts.push(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
    bytes += chunk.length;
    // The character that is cut here lies behind everything that is analysed.
    if (bytes >= MOST_BYTES) return parts.join('');
  }
  parts.push(decoder.decode());
  return parts.join('');
}
