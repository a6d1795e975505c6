import { dirname, join, relative, resolve } from 'node:path';
import {
  createLineIndex,
  createProjectContext,
  parseProjectFile,
  PROJECT_FILE_NAME,
  reportFinding,
  type EstimateReport,
  type Finding,
  type Project,
  type ProjectContext,
  type UserSettings,
} from '../../core/index.ts';
import { CliFailure, describeFileError, fileErrorCode } from '../failure.ts';
import type { LearnedUsage } from '../usage/learnedUsage.ts';
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
  /** What usage logs teach; the context's settings have it too. */
  readonly learned?: LearnedUsage | undefined;
  /** A path as the project's globs see it: from the project's folder, with `/`. */
  relativePath(path: string): string;
}

/** Reads what the usage logs of a project teach; undefined where there are none. */
export type Learn = (
  project: Pick<CliProject, 'file' | 'usage' | 'context'>,
) => Promise<LearnedUsage | undefined>;

/** How the projects of a command are read. */
interface ProjectReading {
  readonly user: Partial<UserSettings>;
  readonly learn: Learn | undefined;
}

/** Finds the project of each folder; every project file is read once. */
export class CliProjects {
  readonly #byFolder = new Map<string, Promise<CliProject>>();
  readonly #cwd: string;
  readonly #reading: ProjectReading;
  readonly #given: CliProject | undefined;

  private constructor(cwd: string, reading: ProjectReading, given: CliProject | undefined) {
    this.#cwd = cwd;
    this.#reading = reading;
    this.#given = given;
  }

  /**
   * Starts with nothing read but the given project file.
   *
   * @param cwd absolute; the folder that paths without a project are seen from.
   * @param configFile a project file that counts for every template, however deep it lies.
   * @param learn asked once for each project.
   * @throws CliFailure when that file cannot be read.
   */
  static async open(
    cwd: string,
    user: Partial<UserSettings>,
    configFile: string | undefined,
    learn?: Learn,
  ): Promise<CliProjects> {
    const reading = { user, learn };
    if (configFile === undefined) return new CliProjects(cwd, reading, undefined);
    const file = resolve(cwd, configFile);
    try {
      return new CliProjects(cwd, reading, await readProject(file, await readText(file), reading));
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
      return await readProject(file, await readText(file), this.#reading);
    } catch (error) {
      const code = fileErrorCode(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EISDIR') {
        throw unreadable(shownPath(this.#cwd, file), error);
      }
    }
    const parent = dirname(folder);
    return parent === folder ? this.#noProject() : this.of(parent);
  }

  async #noProject(): Promise<CliProject> {
    const none = {
      file: undefined,
      text: '',
      findings: [],
      usage: [],
      relativePath: (path: string) => slashed(relative(this.#cwd, path)),
    };
    return { ...none, ...(await settingsOf(none, undefined, this.#reading)) };
  }
}

async function readProject(
  file: string,
  text: string,
  reading: ProjectReading,
): Promise<CliProject> {
  const project = parseProjectFile(text);
  const folder = dirname(file);
  const { findings, usage } = project;
  return {
    file,
    text,
    findings,
    usage,
    ...(await settingsOf({ file, usage }, project, reading)),
    relativePath: (path) => slashed(relative(folder, path)),
  };
}

/** A project's settings, with what its logs teach: that is priced by the project's own prices. */
async function settingsOf(
  named: Pick<CliProject, 'file' | 'usage'>,
  project: Project | undefined,
  { user, learn }: ProjectReading,
): Promise<Pick<CliProject, 'context' | 'learned'>> {
  const context = createProjectContext(user, project);
  const learned = await learn?.({ ...named, context });
  if (learned === undefined) return { context };
  return { context: createProjectContext({ ...user, ...learned.user }, project), learned };
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
