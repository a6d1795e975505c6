import { dirname, join, relative, resolve } from 'node:path';
import {
  createLineIndex,
  createProjectContext,
  parseProjectFile,
  PROJECT_FILE_NAME,
  reportFinding,
  type EstimateReport,
  type Finding,
  type ProjectContext,
  type UserSettings,
} from '../../core/index.ts';
import { CliFailure, describeFileError, fileErrorCode } from '../failure.ts';
import { readText } from './readText.ts';
import { shownPath, slashed } from './shownPath.ts';

/** A project file that was read, with the settings that it gives. */
export interface CliProject {
  /** Absolute; undefined where there is no project file. */
  readonly file: string | undefined;
  /** The text of the file; empty where there is none. */
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly context: ProjectContext;
  /** Paths or globs of usage logs, from the project's folder. */
  readonly usage: readonly string[];
  /** A path as the project's globs see it: from the project's folder, with `/`. */
  relativePath(path: string): string;
}

/** Finds the project of each folder; every project file is read once. */
export class CliProjects {
  readonly #byFolder = new Map<string, Promise<CliProject>>();
  readonly #cwd: string;
  readonly #user: Partial<UserSettings>;
  readonly #given: CliProject | undefined;

  private constructor(cwd: string, user: Partial<UserSettings>, given: CliProject | undefined) {
    this.#cwd = cwd;
    this.#user = user;
    this.#given = given;
  }

  /**
   * Starts with nothing read but the given project file.
   *
   * @param cwd absolute; the folder that paths without a project are seen from.
   * @param configFile a project file that counts for every template, however deep it lies.
   * @throws CliFailure when that file cannot be read.
   */
  static async open(
    cwd: string,
    user: Partial<UserSettings>,
    configFile: string | undefined,
  ): Promise<CliProjects> {
    if (configFile === undefined) return new CliProjects(cwd, user, undefined);
    const file = resolve(cwd, configFile);
    try {
      return new CliProjects(cwd, user, readProject(file, await readText(file), user));
    } catch (error) {
      throw unreadable(configFile, error);
    }
  }

  /**
   * The given project, or that of the nearest project file at or above a folder.
   *
   * @param folder absolute.
   * @throws CliFailure when a project file is there but cannot be read.
   */
  async of(folder: string): Promise<CliProject> {
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
      return readProject(file, await readText(file), this.#user);
    } catch (error) {
      const code = fileErrorCode(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EISDIR') {
        throw unreadable(shownPath(this.#cwd, file), error);
      }
    }
    const parent = dirname(folder);
    return parent === folder ? this.#noProject() : this.of(parent);
  }

  #noProject(): CliProject {
    return {
      file: undefined,
      text: '',
      findings: [],
      context: createProjectContext(this.#user),
      usage: [],
      relativePath: (path) => slashed(relative(this.#cwd, path)),
    };
  }
}

function readProject(file: string, text: string, user: Partial<UserSettings>): CliProject {
  const project = parseProjectFile(text);
  const folder = dirname(file);
  return {
    file,
    text,
    findings: project.findings,
    context: createProjectContext(user, project),
    usage: project.usage,
    relativePath: (path) => slashed(relative(folder, path)),
  };
}

function unreadable(file: string, error: unknown): Error {
  return fileErrorCode(error) === undefined && error instanceof Error
    ? error
    : new CliFailure(`cannot read the project file ${file}: ${describeFileError(error)}`);
}

/** A project file with what is wrong in it; none where there is no project file. */
export function reportProject(
  cwd: string,
  { file, text, findings }: CliProject,
): EstimateReport['projectFiles'] {
  if (file === undefined) return [];
  const lines = createLineIndex(text);
  return [
    {
      path: shownPath(cwd, file),
      findings: findings.map((finding) => reportFinding(finding, lines)),
    },
  ];
}
