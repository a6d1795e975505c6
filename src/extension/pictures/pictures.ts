import * as vscode from 'vscode';
import {
  findReference,
  isPictureName,
  searchedFolder,
  words,
  type ReferenceLookup,
  type ReferenceState,
} from '../../core/index.ts';
import { PictureFiles, resolvePath } from './pictureFiles.ts';
import { PictureWatches } from './pictureWatches.ts';

const UNSAVED: ReferenceState = {
  kind: 'failed',
  reason: words('is not looked for until the template is saved.'),
};

/** Knows the pictures that open templates name, and says when one of them comes, changes or goes. */
export class Pictures implements vscode.Disposable {
  readonly #files = new PictureFiles();
  readonly #byTemplate = new Map<string, Map<string, ReferenceState>>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #watches = new PictureWatches((templates, file) => {
    this.#files.forget(file);
    if (mayMatter(file)) this.#invalidate(templates);
  });
  readonly #trust = vscode.workspace.onDidGrantWorkspaceTrust(() => {
    this.#invalidate(this.#byTemplate.keys());
  });

  /** Fires with a template whose pictures may have changed; analyse it again. */
  readonly onDidChange = this.#changed.event;

  /** What is known about a template's pictures now. */
  lookup(template: vscode.Uri): ReferenceLookup {
    const states = this.#byTemplate.get(template.toString());
    return (source) => states?.get(source) ?? { kind: 'pending' };
  }

  /**
   * Looks for those of a template's pictures that are not known yet, and from now on watches where they lie.
   * Resolves to true when there were any, so that the template is to be analysed again.
   *
   * @param sources all that the template names, as its analysis gives them.
   */
  async find(template: vscode.Uri, sources: readonly string[]): Promise<boolean> {
    const key = template.toString();
    if (sources.length === 0) {
      this.forget(template);
      return false;
    }
    const known = this.#byTemplate.get(key);
    const states = new Map<string, ReferenceState>();
    this.#byTemplate.set(key, states);
    const isSaved = template.scheme !== 'untitled';
    const folder = vscode.Uri.joinPath(template, '..');
    if (isSaved) this.#watch(key, folder, sources);
    let isNew = false;
    for (const source of sources) {
      const state = known?.get(source);
      isNew ||= state === undefined;
      states.set(source, state ?? (isSaved ? await this.#search(folder, source) : UNSAVED));
    }
    return isNew;
  }

  /** Lets go of a template that is closed. */
  forget(template: vscode.Uri): void {
    const key = template.toString();
    this.#byTemplate.delete(key);
    this.#watches.use(key, []);
  }

  dispose(): void {
    this.#byTemplate.clear();
    this.#watches.dispose();
    this.#trust.dispose();
    this.#changed.dispose();
  }

  #watch(key: string, folder: vscode.Uri, sources: readonly string[]): void {
    const searched = new Map(
      sources.map((source) => {
        const one = searchedFolder(source);
        return [`${one.folder} ${String(one.deep)}`, one];
      }),
    );
    const folders = [...searched.values()].map((one) => ({
      folder: resolvePath(folder, one.folder),
      deep: one.deep,
    }));
    this.#watches.use(
      key,
      folders.filter((one) => mayWatch(one.folder)),
    );
  }

  async #search(folder: vscode.Uri, source: string): Promise<ReferenceState> {
    const search = findReference(source);
    let step = search.next();
    while (step.done !== true) step = search.next(await this.#files.answer(folder, step.value));
    return step.value;
  }

  #invalidate(templates: Iterable<string>): void {
    for (const key of [...templates]) {
      // A search under way keeps the old map, so that what it finds cannot be taken for news.
      if (this.#byTemplate.delete(key)) this.#changed.fire(vscode.Uri.parse(key, true));
    }
  }
}

/** Outside of an untrusted workspace nothing is read, so nothing is watched. */
function mayWatch(folder: vscode.Uri): boolean {
  return vscode.workspace.isTrusted || vscode.workspace.getWorkspaceFolder(folder) !== undefined;
}

/** Whether a change may be one of a picture: of a file of such a name, or of a folder, which seldom has a dot in its. */
function mayMatter({ path }: vscode.Uri): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return isPictureName(name) || !name.includes('.');
}
