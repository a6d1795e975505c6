import type * as vscode from 'vscode';
import { resolvePath } from '../pictures/pictureFiles.ts';

/** Where logs are looked for: files below a folder whose path from there matches a glob. */
export interface LogPattern {
  readonly folder: vscode.Uri;
  /** Relative to the folder; never empty. */
  readonly glob: string;
  /** As it was written. */
  readonly written: string;
}

const GLOB_SIGNS = /[*?{[]/u;

/**
 * Where a path or glob leads, relative to a folder or absolute on the same file system. The folder of the result is
 * the deepest that is certain, so that no more than needed is looked through.
 */
export function logPattern(from: vscode.Uri, written: string): LogPattern {
  const parts = written.replaceAll('\\', '/').split('/');
  const firstGlob = parts.findIndex((part) => GLOB_SIGNS.test(part));
  const certain = firstGlob === -1 ? parts.length - 1 : firstGlob;
  const path = parts.slice(0, certain).join('/');
  const folder = path === '' && written.startsWith('/') ? '/' : path;
  const glob = parts.slice(certain).join('/');
  return {
    folder: folder === '' ? from : resolvePath(from, folder),
    // As on the command line, a glob without a folder is meant in any.
    glob: firstGlob === -1 || glob.includes('/') ? glob : `**/${glob}`,
    written,
  };
}
