import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { describeFileError } from '../failure.ts';
import type { CliIo } from '../io.ts';
import type { CliProject, CliProjects } from './projects.ts';
import { shownPath } from './shownPath.ts';
import { walk, type FoundFile } from './walk.ts';

/** The path that stands for standard input. */
const STDIN_PATH = '-';

/** A file that is to be read as a template. */
export interface TemplateFile {
  /** As it is shown: relative to the working folder, with `/`; `-` for standard input. */
  readonly path: string;
  /** Absolute; for standard input a file that need not exist in the working folder. */
  readonly absolutePath: string;
  readonly project: CliProject;
  /** A file that the user named is a template whatever it is called; `found` ones come out of a folder. */
  readonly origin: 'stdin' | 'named' | 'found';
}

/** Told of each path that cannot be read, with the reason; the rest goes on. */
export type OnUnreadablePath = (path: string, reason: string) => void;

/**
 * Finds the templates that paths mean: named files always, of folders what the project file's globs
 * mean. Every file comes once, however many ways lead to it.
 */
export async function* findTemplates(
  io: CliIo,
  paths: readonly string[],
  projects: CliProjects,
  onUnreadable: OnUnreadablePath,
): AsyncGenerator<TemplateFile, void, undefined> {
  const seen = new Set<string>();
  const isNew = ({ realPath }: FoundFile): boolean => !seen.has(realPath) && !!seen.add(realPath);
  const shown = (path: string): string => shownPath(io.cwd, path);

  for (const path of paths) {
    const absolute = resolve(io.cwd, path);
    if (path === STDIN_PATH) {
      if (isNew({ path, realPath: STDIN_PATH })) {
        yield {
          path: STDIN_PATH,
          absolutePath: absolute,
          project: await projects.of(io.cwd),
          origin: 'stdin',
        };
      }
      continue;
    }
    const kind = await kindOf(absolute);
    if (kind.kind === 'unreadable') {
      onUnreadable(path, kind.reason);
      continue;
    }
    if (kind.kind === 'file') {
      if (!isNew({ path: absolute, realPath: kind.realPath })) continue;
      const project = await projects.of(dirname(absolute));
      yield { path: shown(absolute), absolutePath: absolute, project, origin: 'named' };
      continue;
    }
    const found = walk(absolute, (folder, error) => {
      onUnreadable(shown(folder), describeFileError(error));
    });
    for await (const file of found) {
      const project = await projects.of(dirname(file.path));
      if (!project.context.isTemplate(project.relativePath(file.path)) || !isNew(file)) continue;
      yield { path: shown(file.path), absolutePath: file.path, project, origin: 'found' };
    }
  }
}

type PathKind =
  | { readonly kind: 'file'; readonly realPath: string }
  | { readonly kind: 'folder' }
  | { readonly kind: 'unreadable'; readonly reason: string };

async function kindOf(path: string): Promise<PathKind> {
  try {
    const target = await stat(path);
    return target.isDirectory()
      ? { kind: 'folder' }
      : { kind: 'file', realPath: await realPathOf(path) };
  } catch (error) {
    return { kind: 'unreadable', reason: describeFileError(error) };
  }
}

/** Without symbolic links; a pipe that a shell passes as `/dev/fd/63` has no path but that. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}
