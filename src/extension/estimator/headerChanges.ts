import * as vscode from 'vscode';
import {
  placeOfRequest,
  type EstimateAnswers,
  type HeaderChange,
  type HeaderPlace,
} from '../../core/index.ts';
import type { EstimatedPrompt } from './promptText.ts';

const OUTPUT_KEYS = ['size', 'quality', 'model'] as const;

/** What the answers change about a header: what belongs to one output is changed where that output is written. */
export function headerChanges(
  { uri, analysis, subject }: EstimatedPrompt,
  answers: EstimateAnswers,
): readonly HeaderChange[] {
  const { template } = analysis;
  const top: HeaderPlace = { kind: 'top' };
  const place = template.header.outputs ? placeOfRequest(template, subject.base.spans) : top;
  return [
    { kind: 'set', place: top, key: 'n', value: answers.n },
    // An entry of outputs takes over from the header around it what it does not set itself.
    ...OUTPUT_KEYS.filter((key) => place.kind === 'top' || answers[key] !== subject.base[key]).map(
      (key) => ({ kind: 'set', place, key, value: answers[key] }) as const,
    ),
    ...imageChanges(uri, answers),
  ];
}

/** Pictures that were only stated have no file that a header could name. */
function imageChanges(
  uri: vscode.Uri | undefined,
  { references }: EstimateAnswers,
): readonly HeaderChange[] {
  switch (references.kind) {
    case 'own':
      return [];
    case 'stated':
      return references.count === 0 ? [{ kind: 'remove', key: 'images' }] : [];
    case 'files': {
      const value = references.files.map(({ source }) => pathFrom(uri, vscode.Uri.parse(source)));
      return [{ kind: 'set', place: { kind: 'top' }, key: 'images', value }];
    }
  }
}

/** The path of a file as a template names it: relative to its own folder where both lie in one workspace folder. */
function pathFrom(template: vscode.Uri | undefined, file: vscode.Uri): string {
  const root = vscode.workspace.getWorkspaceFolder(file);
  const home = template ?? root?.uri.with({ path: `${root.uri.path}/template` });
  const isNear =
    home !== undefined &&
    root !== undefined &&
    vscode.workspace.getWorkspaceFolder(home)?.uri.toString() === root.uri.toString();
  if (!isNear) return file.path;
  const from = home.path.split('/').slice(0, -1);
  const to = file.path.split('/');
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
