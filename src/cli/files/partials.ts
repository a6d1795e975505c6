import { basename, dirname, join } from 'node:path';
import { loadPartials, type TemplatePartials } from '../../core/index.ts';
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
    const { folder, path } = this.#placeOf(project, file);
    const lookup = await loadPartials(path, text, (partial) => this.#read(join(folder, partial)));
    return { path, lookup };
  }

  #placeOf(project: CliProject, file: string): { readonly folder: string; readonly path: string } {
    const path = project.relativePath(file);
    if (project.file !== undefined) return { folder: dirname(project.file), path };
    // A file outside of the working folder may include what lies beside it, and nothing else.
    return path.startsWith('../')
      ? { folder: dirname(file), path: basename(file) }
      : { folder: this.#cwd, path };
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
