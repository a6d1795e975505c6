import { isMap, isSeq, type Document, type YAMLMap, type YAMLSeq } from 'yaml';
import { applyEdits } from '../text/applyFixes.ts';
import type { TextEdit } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import { runSteps } from '../text/steps.ts';
import { splitFrontMatter } from './frontMatter.ts';
import { insertKey, pairOf, removeKey } from './mapEdit.ts';
import { replaceValue } from './replaceValue.ts';
import { isSameData } from './sameData.ts';
import { parseYamlDocument } from './yamlDocument.ts';

/** Which map of the header is meant: the header itself, or the entry of `outputs` that holds a value. */
export type HeaderPlace =
  { readonly kind: 'top' } | { readonly kind: 'output'; readonly with: Span };

/** What is to become of one key; the value is a plain word, such as a model id or a size, a number, or a list of texts. */
export type HeaderChange =
  | {
      readonly kind: 'set';
      readonly place: HeaderPlace;
      readonly key: string;
      readonly value: string | number | readonly string[];
    }
  /** Of the header itself, not of outputs. */
  | { readonly kind: 'remove'; readonly key: string };

/**
 * The edits that change keys of a template's header and nothing else: comments, order, quotes and line
 * ends stay. A key that is not there is added, and so is the header. Undefined when the header is broken,
 * or so unusual that its other keys would not stay as they are.
 */
export function editHeader(
  text: string,
  changes: readonly HeaderChange[],
): readonly TextEdit[] | undefined {
  const { yamlSpan, bodySpan, findings } = splitFrontMatter(text);
  if (findings.length > 0) return undefined;
  const lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  const start = yamlSpan?.start ?? bodySpan.start;
  const yaml = yamlSpan === undefined ? '' : text.slice(yamlSpan.start, yamlSpan.end);
  const document = read(yaml);
  if (document === undefined) return undefined;

  const root = document.contents;
  const edits: TextEdit[] = [];
  const added: string[] = [];
  for (const change of changes) {
    if (root === null) {
      if (change.kind === 'set') added.push(`${change.key}: ${written(change.value)}${lineEnd}`);
      continue;
    }
    const edit = isMap(root) ? editOf(yaml, start, root, change, lineEnd) : undefined;
    if (edit === undefined) return undefined;
    if (edit !== 'none') edits.push(shift(edit, start));
  }
  if (added.length > 0) {
    const at = yamlSpan?.end ?? bodySpan.start;
    const fence = yamlSpan === undefined ? `---${lineEnd}` : '';
    edits.push({ span: { start: at, end: at }, newText: `${fence}${added.join('')}${fence}` });
  }
  return keepsTheRest(text, document, edits, changes, start) ? edits : undefined;
}

function read(yaml: string): Document.Parsed | undefined {
  const { document, problems } = runSteps(parseYamlDocument(yaml));
  if (document === undefined || problems.some(({ severity }) => severity === 'error')) {
    return undefined;
  }
  return document.contents === null || isMap(document.contents) ? document : undefined;
}

function editOf(
  yaml: string,
  start: number,
  root: YAMLMap,
  change: HeaderChange,
  lineEnd: string,
): TextEdit | 'none' | undefined {
  if (change.kind === 'remove') {
    return pairOf(root, change.key) === undefined ? 'none' : removeKey(yaml, root, change.key);
  }
  const { place, key } = change;
  const value = written(change.value);
  const map = place.kind === 'top' ? root : outputHolding(root, shiftSpan(place.with, -start));
  if (map === undefined) return undefined;
  const pair = pairOf(map, key);
  if (pair === undefined) return insertKey(yaml, map, key, value, lineEnd);
  const range = pair.value?.range;
  if (!range) return undefined;
  const span = { start: range[0], end: range[1] };
  // Quotes around a single text are no quotes of a list.
  const edit =
    isSeq(pair.value) || typeof change.value !== 'object'
      ? replaceValue(yaml, span, value)
      : { span, newText: value };
  // Directly behind the colon of an empty value.
  return range[0] === range[1] ? { ...edit, newText: ` ${value}` } : edit;
}

/** A list is written in one line, in quotes that YAML and JSON share. */
function written(value: string | number | readonly string[]): string {
  return typeof value === 'object'
    ? `[${value.map((text) => JSON.stringify(text)).join(', ')}]`
    : String(value);
}

function outputHolding(root: YAMLMap, span: Span): YAMLMap | undefined {
  const outputs = outputsOf(root);
  const map = outputs?.items[indexHolding(outputs, span)];
  return isMap(map) ? map : undefined;
}

function outputsOf(root: YAMLMap): YAMLSeq | undefined {
  const outputs = pairOf(root, 'outputs')?.value;
  return isSeq(outputs) ? outputs : undefined;
}

function indexHolding(outputs: YAMLSeq, span: Span): number {
  return outputs.items.findIndex((item) => {
    const range = isMap(item) ? item.range : undefined;
    return range && range[0] <= span.start && span.end <= range[1];
  });
}

/** Reads the edited header again: the changed keys are as wanted, and all others as they were. */
function keepsTheRest(
  text: string,
  before: Document.Parsed,
  edits: readonly TextEdit[],
  changes: readonly HeaderChange[],
  start: number,
): boolean {
  const edited = applyEdits(text, edits);
  const { yamlSpan } = splitFrontMatter(edited);
  const after =
    yamlSpan === undefined ? undefined : read(edited.slice(yamlSpan.start, yamlSpan.end));
  if (after === undefined) return false;
  try {
    const expected = toData(before);
    for (const change of changes) {
      const entry =
        change.kind === 'set' && change.place.kind === 'output' ? change.place : undefined;
      const map =
        entry && isMap(before.contents)
          ? outputsIn(before.contents, expected, shiftSpan(entry.with, -start))
          : expected;
      if (map === undefined) return false;
      if (change.kind === 'set') map[change.key] = change.value;
      else Reflect.deleteProperty(map, change.key);
    }
    return isSameData(expected, toData(after));
  } catch {
    // An alias whose anchor is gone: something else depended on what was changed.
    return false;
  }
}

function outputsIn(root: YAMLMap, data: Data, span: Span): Data | undefined {
  const outputs = outputsOf(root);
  const index = outputs === undefined ? -1 : indexHolding(outputs, span);
  const maps = data['outputs'];
  return Array.isArray(maps) ? (maps as Data[])[index] : undefined;
}

type Data = Record<string, unknown>;

/** The document as plain data in which nothing is shared. @throws for an alias without an anchor. */
function toData(document: Document.Parsed): Data {
  const data: unknown = document.toJS({ maxAliasCount: 100 });
  return JSON.parse(JSON.stringify(data ?? {})) as Data;
}

function shift(edit: TextEdit, by: number): TextEdit {
  return { ...edit, span: shiftSpan(edit.span, by) };
}

function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
