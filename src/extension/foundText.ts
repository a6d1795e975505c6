import * as vscode from 'vscode';
import {
  parseProjectFile,
  type Finding,
  type LineIndex,
  type RelatedPlace,
} from '../core/index.ts';
import type { AnalysedDocument } from './analysisStore.ts';
import { readText } from './fileText.ts';
import { linesOf } from './ranges.ts';

/** A text with what was found in it. */
export interface FoundText {
  readonly uri: vscode.Uri;
  readonly lines: LineIndex;
  readonly findings: readonly Finding[];
  /** The folder that paths in findings are relative to; undefined when the file belongs to none. */
  readonly folder: vscode.Uri | undefined;
  /** The text of another file that findings were made with, by its path; absent where they name no other file. */
  readonly textOf?: (path: string) => string | undefined;
}

/** An analysed template with the findings of all its requests. */
export function foundInTemplate({
  document,
  lines,
  analysis,
  project,
}: AnalysedDocument): FoundText {
  const { uri } = document;
  const { findings, requests } = analysis;
  return {
    uri,
    lines,
    findings: [...findings, ...requests.flatMap((request) => request.findings)],
    folder: project
      ? vscode.Uri.joinPath(project.uri, '..')
      : vscode.workspace.getWorkspaceFolder(uri)?.uri,
  };
}

/** A project file with the findings in it. */
export function foundInProjectFile(uri: vscode.Uri, text: string): FoundText {
  const { findings } = parseProjectFile(text);
  return { uri, lines: linesOf(text), findings, folder: vscode.Uri.joinPath(uri, '..') };
}

/** Lines of files by the path that findings use for them; `undefined` is the finding's own file. */
export type LinesByPath = ReadonlyMap<string | undefined, LineIndex>;

/** The files other than its own that a finding names. */
export function foreignPaths(places: readonly Pick<RelatedPlace, 'path'>[]): readonly string[] {
  return [...new Set(places.flatMap(({ path }) => (path === undefined ? [] : [path])))];
}

/** The file that a finding calls `path`. */
export function uriOfPath({ uri, folder }: FoundText, path: string | undefined): vscode.Uri {
  if (path === undefined) return uri;
  return vscode.Uri.joinPath(folder ?? vscode.Uri.joinPath(uri, '..'), path);
}

/**
 * Reads the lines of a finding's own and of other files; one that cannot be read is left out, and so is one that
 * has changed since the finding was made, as its places are not the same any more.
 */
export async function readLines(found: FoundText, paths: readonly string[]): Promise<LinesByPath> {
  const lines = new Map<string | undefined, LineIndex>([[undefined, found.lines]]);
  for (const path of paths) {
    const text = await readText(uriOfPath(found, path));
    const expected = found.textOf?.(path);
    if (text === undefined || (expected !== undefined && expected !== text)) continue;
    lines.set(path, linesOf(text));
  }
  return lines;
}
