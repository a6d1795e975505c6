import { isMap, isScalar, parseDocument, type Node, type Pair, type YAMLMap } from 'yaml';
import { parseProjectFile } from '../project/projectFile.ts';
import { LONGEST_YAML } from '../template/yamlDocument.ts';
import { applyEdits } from '../text/applyFixes.ts';
import type { Finding, TextEdit } from '../text/finding.ts';
import { words, type Wording } from '../text/wording.ts';
import {
  blockEntry,
  blockValues,
  flowEntry,
  flowValues,
  yamlValue,
  type EntryValues,
} from './priceYaml.ts';

/** What to write into one model's entry under `prices`; keys that are there already get the new value. */
export interface PriceEntry {
  readonly model: string;
  readonly values: EntryValues;
}

/** The edits that put prices into a project file, or why it is left alone. */
export type PriceEdits =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: Wording };

const PARSING = { uniqueKeys: false, logLevel: 'silent' } as const;
/** As when the file is read: a small file must not unfold into a large one. */
const MOST_ALIASES = 100;

type YamlMapNode = YAMLMap<Node | null, Node | null>;
type YamlPair = Pair<Node | null, Node | null>;

/**
 * Puts prices into the text of a project file and leaves everything else as it is written, comments and
 * layout included. A file that is broken, or laid out so that the result would not read back as meant, is
 * left alone.
 *
 * @param text the file's text; empty for a new file.
 */
export function writePrices(text: string, entries: readonly PriceEntry[]): PriceEdits {
  const problem = parseProjectFile(text).findings.find((finding) => !isMild(finding));
  if (problem)
    return refused(words('it has errors that must be mended first: {0}', problem.wording));
  const edits = editsFor(text, entries);
  const after = edits && applyEdits(text, edits);
  if (after !== undefined && after.length > LONGEST_YAML) {
    return refused(words('it would become longer than {0} characters', LONGEST_YAML));
  }
  if (edits === undefined || after === undefined || !readsBack(after, text, entries)) {
    const lines = entries.flatMap(({ model, values }) => blockEntry(model, values, '  ', '  '));
    return refused(
      words(
        'its layout cannot be edited safely; add this by hand: {0}',
        ['prices:', ...lines].join('\n'),
      ),
    );
  }
  return { kind: 'edits', edits };
}

function refused(reason: Wording): PriceEdits {
  return { kind: 'refused', reason };
}

/** Whether a text says what the one before said, with the new prices in it. */
function readsBack(after: string, before: string, entries: readonly PriceEntry[]): boolean {
  const expected = toData(before) ?? {};
  const prices = { ...asRecord(expected['prices']) };
  for (const { model, values } of entries) {
    prices[model] = { ...asRecord(prices[model]), ...values };
  }
  const wanted = JSON.stringify({ ...expected, prices });
  return JSON.stringify(toData(after)) === wanted && parseProjectFile(after).findings.every(isMild);
}

function isMild({ severity }: Finding): boolean {
  return severity !== 'error';
}

function toData(text: string): Readonly<Record<string, unknown>> | undefined {
  const data: unknown = parseDocument(text, PARSING).toJS({ maxAliasCount: MOST_ALIASES });
  return typeof data === 'object' && data !== null ? { ...data } : undefined;
}

function asRecord(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {};
}

function editsFor(text: string, entries: readonly PriceEntry[]): readonly TextEdit[] | undefined {
  const document = parseDocument(text, PARSING);
  const layout = { text, newline: text.includes('\r\n') ? '\r\n' : '\n' };
  const root = document.contents;
  const block = (): readonly string[] => [
    'prices:',
    ...entries.flatMap(({ model, values }) => blockEntry(model, values, '  ', '  ')),
  ];
  if (root === null) return [insertLines(layout, text.length, block())];
  if (!isMap(root)) return undefined;
  const top = root as YamlMapNode;
  const prices = pairOf(top, 'prices');
  if (prices === undefined) {
    return top.flow === true
      ? insertFlow(
          layout,
          top,
          `prices: { ${entries.map(({ model, values }) => flowEntry(model, values)).join(', ')} }`,
        )
      : [insertLines(layout, endOf(top), block())];
  }
  if (!isMap(prices.value)) return undefined;
  return intoPrices(layout, prices.value as YamlMapNode, entries);
}

interface Layout {
  readonly text: string;
  readonly newline: string;
}

function intoPrices(
  layout: Layout,
  prices: YamlMapNode,
  entries: readonly PriceEntry[],
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  const added: PriceEntry[] = [];
  for (const entry of entries) {
    const pair = pairOf(prices, entry.model);
    if (pair === undefined) {
      added.push(entry);
      continue;
    }
    const own = isMap(pair.value) ? (pair.value as YamlMapNode) : undefined;
    const change = own && intoEntry(layout, own, entry.values);
    if (change === undefined) return undefined;
    edits.push(...change);
  }
  if (added.length === 0) return edits;
  if (prices.flow === true || prices.items.length === 0) {
    const list = added.map(({ model, values }) => flowEntry(model, values)).join(', ');
    const insertion = insertFlow(layout, prices, list);
    return insertion && [...edits, ...insertion];
  }
  const indent = indentOf(layout, prices);
  if (indent === undefined) return undefined;
  const lines = added.flatMap(({ model, values }) => blockEntry(model, values, indent, '  '));
  return [...edits, insertLines(layout, endOf(prices), lines)];
}

function intoEntry(
  layout: Layout,
  entry: YamlMapNode,
  values: EntryValues,
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  const added: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(values)) {
    const old = pairOf(entry, key)?.value;
    if (old === undefined) {
      added[key] = value;
      continue;
    }
    const range = old?.range;
    if (!isScalar(old) || !range || range[0] === range[1]) return undefined;
    if (old.value === value) continue;
    edits.push({ span: { start: range[0], end: range[1] }, newText: yamlValue(value) });
  }
  if (Object.keys(added).length === 0) return edits;
  if (entry.flow === true || entry.items.length === 0) {
    const insertion = insertFlow(layout, entry, flowValues(added));
    return insertion && [...edits, ...insertion];
  }
  const indent = indentOf(layout, entry);
  if (indent === undefined) return undefined;
  return [...edits, insertLines(layout, endOf(entry), blockValues(added, indent))];
}

/** The last pair of that key, which is the one that counts. */
function pairOf(map: YamlMapNode, key: string): YamlPair | undefined {
  return map.items.filter((pair) => isScalar(pair.key) && String(pair.key.value) === key).at(-1);
}

/** Where the content of a map ends, comments behind it left out. */
function endOf(map: YamlMapNode): number {
  const last = map.items.at(-1);
  const { value, key } = last ?? { value: null, key: null };
  if (isMap(value) && value.flow !== true && value.items.length > 0)
    return endOf(value as YamlMapNode);
  return value?.range?.[1] ?? key?.range?.[1] ?? map.range?.[1] ?? 0;
}

/** The white space before the keys of a block map; undefined where anything else stands before them. */
function indentOf({ text }: Layout, map: YamlMapNode): string | undefined {
  const start = map.items[0]?.key?.range?.[0];
  if (start === undefined) return undefined;
  const lineStart =
    Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const indent = text.slice(lineStart, start);
  return /^[ ]*$/u.test(indent) ? indent : undefined;
}

/** Adds lines below the line on which `offset` lies. */
function insertLines(
  { text, newline }: Layout,
  offset: number,
  lines: readonly string[],
): TextEdit {
  // Content that ends with its line break, as block scalars do, ends on the line before.
  const from = offset > 0 && text[offset - 1] === '\n' ? offset - 1 : offset;
  const rest = /\r?\n/u.exec(text.slice(from));
  const at = rest === null ? text.length : from + rest.index + rest[0].length;
  const added = lines.join(newline) + newline;
  const onOwnLine = at === 0 || /[\r\n]/u.test(text.charAt(at - 1));
  return { span: { start: at, end: at }, newText: onOwnLine ? added : newline + added };
}

/** Adds content before the brace that closes a flow map. */
function insertFlow(
  { text }: Layout,
  map: YamlMapNode,
  content: string,
): readonly TextEdit[] | undefined {
  const end = map.range?.[1];
  if (end === undefined || text[end - 1] !== '}') return undefined;
  const last = map.items.at(-1);
  const content0 = last?.value?.range?.[1] ?? last?.key?.range?.[1];
  // After the last entry, or just inside the braces.
  const at = content0 ?? end - 1;
  const newText = last ? `, ${content}` : ` ${content} `;
  return [{ span: { start: at, end: at }, newText }];
}
