import { join } from 'node:path';

/** The folder of the project; the bench is started in it. */
export const root = process.cwd();

/** Where the bundles of a run lie: below the project, so that they find its packages. */
export const bundleFolder = join(root, '.cache', 'bench');

/** Our own code and data, as a child process loads them. */
export function ourPaths(): { readonly bundle: string; readonly rankFile: string } {
  return {
    bundle: join(bundleFolder, 'ours.mjs'),
    rankFile: join(root, 'dist', 'o200k_base.ranks'),
  };
}
