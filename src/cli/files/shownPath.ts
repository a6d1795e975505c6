import { relative, sep } from 'node:path';

/** A path as it is shown: relative to the working folder, with `/`. */
export function shownPath(cwd: string, path: string): string {
  return slashed(relative(cwd, path)) || '.';
}

/** A path with `/` between its parts, whatever the system uses. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
