import { isMap } from 'yaml';
import { editHeader, type HeaderChange } from '../template/headerEdit.ts';
import { parseYamlDocument } from '../template/yamlDocument.ts';
import { insertKey, pairOf } from '../template/mapEdit.ts';
import { replaceValue } from '../template/replaceValue.ts';
import { applyEdits } from '../text/applyFixes.ts';
import type { TextEdit } from '../text/finding.ts';
import { runSteps } from '../text/steps.ts';
import { parseProjectFile } from './projectFile.ts';

/** Defaults that an estimate ends in. */
export interface NewDefaults {
  readonly model: string;
  readonly quality: string;
  readonly size: string;
  readonly n: number;
}

const KEYS = ['n', 'size', 'quality', 'model'] as const;

/**
 * The edits that set defaults in a project file and nothing else; comments, order and line ends stay.
 * Undefined when the file is broken, or so unusual that the rest would not stay as it is.
 */
export function editProjectDefaults(
  text: string,
  wanted: NewDefaults,
): readonly TextEdit[] | undefined {
  const before = parseProjectFile(text);
  if (before.doubts.length > 0) return undefined;
  const edits = editsIn(text, wanted);
  if (edits === undefined) return undefined;
  const after = parseProjectFile(applyEdits(text, edits));
  const isSet = KEYS.every((key) => after.defaults.settings[key] === wanted[key]);
  return isSet && after.doubts.length === 0 ? edits : undefined;
}

function editsIn(text: string, wanted: NewDefaults): readonly TextEdit[] | undefined {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const yaml = text.slice(start);
  const { document } = runSteps(parseYamlDocument(yaml));
  const root = document?.contents;
  const lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  const defaults = isMap(root) ? pairOf(root, 'defaults')?.value : undefined;
  const isTop = (key: string): boolean => isMap(root) && pairOf(root, key) !== undefined;
  if (!isMap(defaults) || defaults.items.length === 0 || KEYS.some(isTop)) {
    return topEdits(yaml, start, wanted, lineEnd);
  }
  const edits: TextEdit[] = [];
  for (const key of KEYS) {
    const value = String(wanted[key]);
    const range = pairOf(defaults, key)?.value?.range;
    const edit = range
      ? replaceValue(yaml, { start: range[0], end: range[1] }, value)
      : insertKey(yaml, defaults, key, value, lineEnd);
    if (edit === undefined) return undefined;
    edits.push(shift(edit, start));
  }
  return edits;
}

/** A project file is edited like a header, between lines that are put around it for that. */
function topEdits(
  yaml: string,
  start: number,
  wanted: NewDefaults,
  lineEnd: string,
): readonly TextEdit[] | undefined {
  const open = `---${lineEnd}`;
  const end = yaml === '' || /[\r\n]$/u.test(yaml) ? '' : lineEnd;
  const changes = KEYS.map((key): HeaderChange => {
    return { kind: 'set', place: { kind: 'top' }, key, value: wanted[key] };
  });
  const edits = editHeader(`${open}${yaml}${end}---${lineEnd}`, changes);
  return edits?.map((edit) => {
    const moved = shift(edit, start - open.length);
    const most = start + yaml.length;
    return moved.span.start <= most
      ? moved
      : { span: { start: most, end: most }, newText: `${end}${moved.newText}` };
  });
}

function shift(edit: TextEdit, by: number): TextEdit {
  const { start, end } = edit.span;
  return { ...edit, span: { start: start + by, end: end + by } };
}
