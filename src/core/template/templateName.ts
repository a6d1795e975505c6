/**
 * Whether a usage log's word for a template means the one at a path: the path itself, one that ends in it, its
 * file name, or its file name without what follows the first dot.
 *
 * @param path relative to the project file, with `/`.
 */
export function namesTemplate(logged: string, path: string): boolean {
  const name = logged.trim().replaceAll('\\', '/').replace(/^\.\//u, '');
  if (name === '') return false;
  if (name === path || name.endsWith(`/${path}`)) return true;
  const file = path.slice(path.lastIndexOf('/') + 1);
  if (name === file) return true;
  const dot = file.indexOf('.');
  return dot > 0 && name === file.slice(0, dot);
}
