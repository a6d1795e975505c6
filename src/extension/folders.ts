/**
 * The folders that hold a file, nearest first, up to the root; paths are those of URIs, with `/`.
 * None for a path that does not start at a root, as those of commit message boxes and search editors:
 * what lies above such a document is not told, and going up would never end.
 */
export function foldersUpwards(path: string): readonly string[] {
  if (!path.startsWith('/')) return [];
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    folders.push(path.slice(0, end));
  }
  return [...folders, '/'];
}
