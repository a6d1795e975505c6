import { isNode, isScalar, type Node, type YAMLMap } from 'yaml';
import type { TextEdit } from '../text/finding.ts';

/** A key with its value, as it stands in the text. */
interface WrittenPair {
  readonly key: Node;
  readonly value: Node | undefined;
}

/** The entry of a map with this key; the last one, which counts, where there are several. */
export function pairOf(map: YAMLMap, key: string): WrittenPair | undefined {
  return writtenPairs(map).findLast((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** The edit that adds a key after `model` or `quality`, or else at the end; undefined where there is no place. */
export function insertKey(
  yaml: string,
  map: YAMLMap,
  key: string,
  value: string,
  lineEnd: string,
): TextEdit | undefined {
  const after = pairOf(map, 'model') ?? pairOf(map, 'quality') ?? writtenPairs(map).at(-1);
  if (after === undefined) {
    const open = map.range?.[0];
    return open === undefined ? undefined : insertion(open + 1, `${key}: ${value}`);
  }
  const end = endOf(after);
  const [first] = writtenPairs(map);
  const column = first === undefined ? undefined : columnOf(yaml, first);
  if (end === undefined || column === undefined) return undefined;
  if (map.flow === true) return insertion(end, `, ${key}: ${value}`);
  const at = startOfNextLine(yaml, end);
  const line = `${' '.repeat(column)}${key}: ${value}`;
  return /[\r\n]$/u.test(yaml.slice(0, at))
    ? insertion(at, `${line}${lineEnd}`)
    : insertion(at, `${lineEnd}${line}`);
}

/** The edit that takes a key out, with its line and what is remarked there; undefined when it shares a line. */
export function removeKey(yaml: string, map: YAMLMap, key: string): TextEdit | undefined {
  const pairs = writtenPairs(map);
  const pair = pairOf(map, key);
  const index = pairs.findIndex((one) => one.key === pair?.key);
  const start = pair?.key.range?.[0];
  const end = pair === undefined ? undefined : endOf(pair);
  if (pair === undefined || start === undefined || end === undefined) return undefined;
  if (map.flow !== true) {
    return {
      span: { start: startOfLine(yaml, start), end: startOfNextLine(yaml, end) },
      newText: '',
    };
  }
  const before = pairs[index - 1];
  const next = pairs[index + 1]?.key.range?.[0];
  const endBefore = before === undefined ? undefined : endOf(before);
  if (endBefore !== undefined) return { span: { start: endBefore, end }, newText: '' };
  return { span: { start, end: next ?? end }, newText: '' };
}

function writtenPairs(map: YAMLMap): readonly WrittenPair[] {
  return map.items.flatMap(({ key, value }) =>
    isNode(key) ? [{ key, value: isNode(value) ? value : undefined }] : [],
  );
}

function endOf({ key, value }: WrittenPair): number | undefined {
  return value?.range?.[1] ?? key.range?.[1];
}

function columnOf(yaml: string, { key }: WrittenPair): number | undefined {
  const start = key.range?.[0];
  return start === undefined ? undefined : start - startOfLine(yaml, start);
}

function startOfLine(yaml: string, offset: number): number {
  const before = yaml.slice(0, offset);
  return Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
}

/** The start of the line after the one that an offset is on; the offset itself at the start of a line. */
function startOfNextLine(yaml: string, offset: number): number {
  if (/[\r\n]/u.test(yaml[offset - 1] ?? '')) return offset;
  const length = /\r\n|\n|\r/u.exec(yaml.slice(offset));
  return length === null ? yaml.length : offset + length.index + length[0].length;
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
