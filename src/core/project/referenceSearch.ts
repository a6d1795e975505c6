import { broken, type ImageHeader } from '../images/imageHeader.ts';
import { LARGEST_IMAGE_BYTES } from '../images/limits.ts';
import { imageSourceOf } from '../images/imageSource.ts';
import type { ReferenceFile, ReferenceState } from '../images/references.ts';
import { sentence, words, type Wording } from '../text/wording.ts';
import { compilePathGlob } from './glob.ts';

/** What a search wants to know about a path that is relative to the template's folder, or absolute. */
export type FileRequest =
  | { readonly kind: 'stat'; readonly path: string }
  | { readonly kind: 'list'; readonly path: string }
  | { readonly kind: 'header'; readonly path: string };

/** Why a path cannot be looked at: not there; not allowed; outside of an untrusted workspace or behind a link in it; any other cause. */
export type FileProblem = 'missing' | 'forbidden' | 'outside' | 'unreadable';

/** The answer to a {@link FileRequest}. */
export type FileAnswer =
  /** To `stat`. */
  | { readonly kind: 'file'; readonly bytes: number }
  | { readonly kind: 'folder' }
  /** To `list`. */
  | { readonly kind: 'entries'; readonly entries: readonly FolderEntry[] }
  /** To `header`. */
  | { readonly kind: 'header'; readonly header: ImageHeader }
  /** To any. */
  | { readonly kind: 'failed'; readonly problem: FileProblem };

/** A file or folder within a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** A search that asks for what it needs to know about files, one after the other; the caller does the reading. */
export type ReferenceSearch = Generator<FileRequest, ReferenceState, FileAnswer>;

/** Entries of folders that one glob may look through. */
const MOST_ENTRIES = 20_000;
/** Files that one glob may stand for; the API takes 16. */
const MOST_FILES = 100;
const DEEPEST = 16;
const SKIPPED_FOLDERS = new Set(['.git', 'node_modules']);
/** A glob takes pictures alone, also those in formats that the API refuses, because that is worth a word. */
const PICTURE_NAME = /\.(?:png|jpe?g|jfif|webp|gif|heic|heif|avif|bmp|tiff?|svg)$/iu;

/** Finds the file or, for a glob, the files that an image's name stands for, and reads their headers. */
export function* findReference(source: string): ReferenceSearch {
  const named = imageSourceOf(source);
  if (named.kind !== 'file') return failed(words('is not the name of a file.'));
  const { path } = named;
  const stat = yield { kind: 'stat', path };
  if (stat.kind === 'file') return { kind: 'found', files: [yield* readFile(path, stat.bytes)] };
  // A name with brackets may be a file of just that name, so a glob is tried second.
  if (isGlob(path)) return yield* findMatches(path);
  if (stat.kind === 'folder') {
    return failed(
      words(
        'is a folder. Name the pictures in it, such as {0}.',
        `${path.replace(/\/$/u, '')}/*.png`,
      ),
    );
  }
  return failed(problemReason(stat.kind === 'failed' ? stat.problem : 'unreadable'));
}

/** Whether a file is a picture by its name; only those matter to a glob. */
export function isPictureName(name: string): boolean {
  return PICTURE_NAME.test(name);
}

/** The folder that the name of an image is looked for in, and whether folders within it count too. */
export function searchedFolder(source: string): {
  readonly folder: string;
  readonly deep: boolean;
} {
  const named = imageSourceOf(source);
  return named.kind === 'file' ? folderOf(named.path) : { folder: '.', deep: false };
}

function folderOf(path: string): ReturnType<typeof searchedFolder> {
  const names = path.split('/');
  const firstGlob = names.slice(0, -1).findIndex(isGlob);
  return firstGlob < 0
    ? { folder: names.slice(0, -1).join('/') || rootOf(path), deep: false }
    : { folder: names.slice(0, firstGlob).join('/') || rootOf(path), deep: true };
}

function* readFile(path: string, bytes: number): Generator<FileRequest, ReferenceFile, FileAnswer> {
  if (bytes >= LARGEST_IMAGE_BYTES)
    return { path, bytes, header: broken(words('it is not below 50 MB')) };
  const answer = yield { kind: 'header', path };
  if (answer.kind === 'header') return { path, bytes, header: answer.header };
  const problem = answer.kind === 'failed' ? answer.problem : 'unreadable';
  return { path, bytes, header: broken(words(PROBLEMS[problem])) };
}

function* findMatches(path: string): ReferenceSearch {
  const { folder, deep } = folderOf(path);
  const prefix = folder === '.' ? '' : folder.endsWith('/') ? folder : `${folder}/`;
  const pattern = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  const matches = compilePathGlob(pattern);
  const deepest = !deep ? 0 : pattern.includes('**') ? DEEPEST : pattern.split('/').length - 1;
  const found: string[] = [];
  let folders = [''];
  let seen = 0;
  for (let depth = 0; depth <= deepest; depth++) {
    const below: string[] = [];
    for (const within of folders) {
      const answer = yield { kind: 'list', path: `${prefix}${within}` || '.' };
      if (answer.kind === 'failed' && depth === 0) {
        return failed(problemReason(answer.problem));
      }
      if (answer.kind !== 'entries') continue;
      seen += answer.entries.length;
      for (const { name, isFolder } of answer.entries) {
        const child = `${within}${name}`;
        if (isFolder && !SKIPPED_FOLDERS.has(name)) below.push(`${child}/`);
        else if (isPictureName(name) && matches(child)) found.push(`${prefix}${child}`);
      }
      if (seen > MOST_ENTRIES || found.length > MOST_FILES) {
        return failed(words('stands for too many files. Name a folder closer to them.'));
      }
    }
    folders = below;
  }
  const files: ReferenceFile[] = [];
  for (const file of found.sort()) {
    const stat = yield { kind: 'stat', path: file };
    if (stat.kind === 'file') files.push(yield* readFile(file, stat.bytes));
    else if (stat.kind === 'failed') {
      files.push({ path: file, bytes: 0, header: broken(words(PROBLEMS[stat.problem])) });
    }
  }
  return files.length > 0 ? { kind: 'found', files } : failed(words('matches no picture.'));
}

function isGlob(path: string): boolean {
  return /[*?[\]{}]/u.test(path);
}

function rootOf(path: string): string {
  return path.startsWith('/') ? '/' : '.';
}

const PROBLEMS: Readonly<Record<FileProblem, string>> = {
  missing: sentence('there is no such file'),
  forbidden: sentence('reading it is not permitted'),
  outside: sentence(
    'it lies outside of the workspace or behind a link, and the workspace is not trusted',
  ),
  unreadable: sentence('it cannot be opened here'),
};

function problemReason(problem: FileProblem): Wording {
  return words('was not read: {0}.', words(PROBLEMS[problem]));
}

function failed(reason: Wording): ReferenceState {
  return { kind: 'failed', reason };
}
