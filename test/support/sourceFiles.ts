import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../..');

/** A parsed file of the sources, with its path from the repository. */
export interface SourceFile {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

const known = new Map<string, readonly SourceFile[]>();

/** Every TypeScript file below some folders, in the order of their names; each folder is parsed once. */
export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) => {
    const files = known.get(folder) ?? parse(folder);
    known.set(folder, files);
    return files;
  });
}

function parse(folder: string): readonly SourceFile[] {
  return readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => {
      const path = `${folder}/${name.replaceAll('\\', '/')}`;
      const text = readFileSync(resolve(root, path), 'utf8');
      return { path, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
    });
}
