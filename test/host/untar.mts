import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';

const blockSize = 512;

/**
 * Unpacks the plain files of a tar archive into a folder. Links and long names are not understood:
 * the only archives here are those of the Chromium package, which have none.
 */
export async function untar(archive: Buffer, folder: string): Promise<void> {
  let offset = 0;
  while (offset + blockSize <= archive.length) {
    const name = field(archive, offset, 100);
    if (name === '') {
      return;
    }
    const mode = Number.parseInt(field(archive, offset + 100, 8), 8);
    const size = Number.parseInt(field(archive, offset + 124, 12), 8);
    const type = field(archive, offset + 156, 1);
    const start = offset + blockSize;
    if (type === '0' || type === '') {
      await writeInside(folder, name, archive.subarray(start, start + size), mode);
    }
    offset = start + Math.ceil(size / blockSize) * blockSize;
  }
}

async function writeInside(
  folder: string,
  name: string,
  content: Buffer,
  mode: number,
): Promise<void> {
  const inside = normalize(name);
  if (inside.startsWith('..') || inside.startsWith('/')) {
    throw new Error(`The archive names a file outside of its folder: ${name}`);
  }
  const target = join(folder, inside);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content, { mode });
}

function field(archive: Buffer, offset: number, length: number): string {
  const bytes = archive.subarray(offset, offset + length);
  const end = bytes.indexOf(0);
  return bytes.toString('latin1', 0, end === -1 ? length : end).trim();
}
