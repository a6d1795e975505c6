import { dirname, join } from 'node:path';
import { isPartialPath, loadPartials, type TemplatePartials } from '../../core/index.ts';
import { readText } from './readText.ts';
import type { CliProject } from './projects.ts';

/** Reads the partials that templates include, each file once. */
export class CliPartials {
  readonly #cwd: string;
  readonly #texts = new Map<string, Promise<string | undefined>>();

  /** @param cwd the folder that templates without a project belong to. */
  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /** The partials of a template; `file` is absolute. */
  async of(project: CliProject, file: string, text: string): Promise<TemplatePartials> {
    const path = project.relativePath(file);
    const folder = project.file === undefined ? this.#cwd : dirname(project.file);
    // Outside of the working folder there is no project that a name could lead through.
    const isOutside = path.startsWith('../');
    const lookup = await loadPartials(path, text, (partial) => {
      const target = join(folder, partial);
      const isNear = dirname(target) === dirname(file) || isPartialPath(partial);
      return isOutside && !isNear ? Promise.resolve(undefined) : this.#read(target);
    });
    return { path, lookup };
  }

  #read(file: string): Promise<string | undefined> {
    const known = this.#texts.get(file);
    if (known) return known;
    // Most of the places where a partial may lie are empty; one that cannot be read counts as missing.
    const text = readText(file).catch(() => undefined);
    this.#texts.set(file, text);
    return text;
  }
}
