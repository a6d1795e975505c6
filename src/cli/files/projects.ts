import { dirname, join, relative } from 'node:path';
import {
  createProjectContext,
  parseProjectFile,
  PROJECT_FILE_NAME,
  type Finding,
  type ProjectContext,
  type UserSettings,
} from '../../core/index.ts';
import { CliFailure, describeFileError, fileErrorCode } from '../failure.ts';
import { readText } from './readText.ts';
import { slashed } from './shownPath.ts';

/** A project file that was read, with the settings that it gives. */
export interface CliProject {
  /** Absolute; undefined where there is no project file. */
  readonly file: string | undefined;
  /** The text of the file; empty where there is none. */
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly context: ProjectContext;
  /** A path as the project's globs see it: from the project's folder, with `/`. */
  relativePath(path: string): string;
}

/** Finds the project of each folder; every project file is read once. */
export class CliProjects {
  readonly #byFolder = new Map<string, Promise<CliProject>>();
  readonly #user: Partial<UserSettings>;
  readonly #none: CliProject;
  readonly #given: Promise<CliProject> | undefined;

  /**
   * @param cwd the folder that paths without a project are seen from.
   * @param configFile absolute; a project file that counts for every template.
   */
  constructor(cwd: string, user: Partial<UserSettings>, configFile: string | undefined) {
    this.#user = user;
    this.#none = {
      file: undefined,
      text: '',
      findings: [],
      context: createProjectContext(user),
      relativePath: (path) => slashed(relative(cwd, path)),
    };
    this.#given = configFile === undefined ? undefined : this.#readGiven(configFile);
    // Whoever asks first gets the failure; until then it must not count as unhandled.
    this.#given?.catch(() => undefined);
  }

  /** The given project, or that of the nearest project file at or above a folder (absolute). */
  of(folder: string): Promise<CliProject> {
    if (this.#given) return this.#given;
    const known = this.#byFolder.get(folder);
    if (known) return known;
    const found = this.#search(folder);
    this.#byFolder.set(folder, found);
    return found;
  }

  async #search(folder: string): Promise<CliProject> {
    const file = join(folder, PROJECT_FILE_NAME);
    try {
      return this.#project(file, await readText(file));
    } catch (error) {
      const code = fileErrorCode(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EISDIR') {
        throw new CliFailure(`cannot read ${file}: ${describeFileError(error)}`);
      }
    }
    const parent = dirname(folder);
    return parent === folder ? this.#none : this.of(parent);
  }

  async #readGiven(file: string): Promise<CliProject> {
    try {
      return this.#project(file, await readText(file));
    } catch (error) {
      throw new CliFailure(`cannot read the project file ${file}: ${describeFileError(error)}`);
    }
  }

  #project(file: string, text: string): CliProject {
    const project = parseProjectFile(text);
    const folder = dirname(file);
    return {
      file,
      text,
      findings: project.findings,
      context: createProjectContext(this.#user, project),
      relativePath: (path) => slashed(relative(folder, path)),
    };
  }
}
