import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { Finding } from '../text/finding.ts';
import type { Span } from '../text/span.ts';

/** A value read from YAML: plain data, and where it stands. */
export interface YamlValue {
  readonly data: unknown;
  readonly span: Span;
  /** The entries of a mapping, in order; undefined for anything else. */
  readonly entries: readonly YamlEntry[] | undefined;
  /** The items of a sequence; undefined for anything else. */
  readonly items: readonly YamlValue[] | undefined;
}

/** One `key: value` of a mapping. */
export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlValue;
}

/** A parsed stretch of YAML that should hold one mapping. */
export interface YamlMap {
  readonly entries: readonly YamlEntry[];
  readonly findings: readonly Finding[];
  /** False when the YAML is broken, so that entries may be missing. */
  readonly complete: boolean;
}

/** Largest YAML that is read, in UTF-16 units: parsing more would hold up the editor for longer than a frame. */
export const LONGEST_YAML = 32_768;

/** Aliases may repeat this much before the document is refused, so that a small file cannot unfold into gigabytes. */
const MOST_ALIASES = 100;

/** Reads the mapping in `text[span]`; every span it gives counts from the start of `text`. */
export function parseYamlMap(text: string, span: Span): YamlMap {
  if (span.end - span.start > LONGEST_YAML) {
    return broken({
      ruleId: 'header/too-large',
      severity: 'error',
      message: `This YAML is longer than ${LONGEST_YAML.toLocaleString('en-US')} characters and is not read. Move long values, such as examples, out of it.`,
      span: { start: span.start, end: Math.min(span.end, span.start + 3) },
    });
  }
  const document = parseDocument(text.slice(span.start, span.end), {
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
    lineCounter: new LineCounter(),
  });
  const clamp = (offset: number): number => Math.min(span.start + offset, span.end);
  const findings: Finding[] = [...document.errors, ...document.warnings].map((problem) => ({
    ruleId: 'header/invalid-yaml',
    severity: problem.name === 'YAMLParseError' ? 'error' : 'warning',
    message: `Invalid YAML: ${firstLine(problem.message)}. What can be read of it still counts.`,
    span: atLeastOne({ start: clamp(problem.pos[0]), end: clamp(problem.pos[1]) }, span),
  }));
  const root = document.contents;
  const complete = document.errors.length === 0;
  if (root === null) return { entries: [], findings, complete };
  if (!isMap(root)) {
    return {
      entries: [],
      complete: false,
      findings: [
        ...findings,
        {
          ruleId: 'header/wrong-type',
          severity: 'error',
          message: 'This should be a list of “key: value” lines.',
          span: nodeSpan(root, span),
        },
      ],
    };
  }
  const reader = new NodeReader(document, span, findings);
  const value = reader.read(root);
  return { entries: value.entries ?? [], findings, complete };
}

function broken(finding: Finding): YamlMap {
  return { entries: [], findings: [finding], complete: false };
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]$/u, '');
}

function atLeastOne(wanted: Span, within: Span): Span {
  if (wanted.end > wanted.start) return wanted;
  const start = Math.min(wanted.start, Math.max(within.start, within.end - 1));
  return { start, end: Math.min(start + 1, within.end) };
}

function nodeSpan(node: Node | null | undefined, within: Span): Span {
  const range = node?.range;
  if (!range) return { start: within.start, end: within.start };
  const end = Math.min(within.start + range[1], within.end);
  return { start: Math.min(within.start + range[0], within.end), end };
}

/** Turns YAML nodes into plain data with spans, noting duplicate keys and runaway aliases on the way. */
class NodeReader {
  readonly #document: Document.Parsed;
  readonly #within: Span;
  readonly #findings: Finding[];

  constructor(document: Document.Parsed, within: Span, findings: Finding[]) {
    this.#document = document;
    this.#within = within;
    this.#findings = findings;
  }

  read(node: Node | null | undefined, fallback?: Span): YamlValue {
    const span = node?.range
      ? nodeSpan(node, this.#within)
      : (fallback ?? nodeSpan(node, this.#within));
    if (isMap(node))
      return {
        data: this.#toData(node, span),
        span,
        entries: this.#entries(node),
        items: undefined,
      };
    const data = node ? this.#toData(node, span) : null;
    const items =
      node && 'items' in node && Array.isArray(data)
        ? (node.items as (Node | null)[]).map((item) => this.read(item, span))
        : undefined;
    return { data, span, entries: undefined, items };
  }

  #entries(map: Node & { items: { key: unknown; value: unknown }[] }): readonly YamlEntry[] {
    const seen = new Map<string, YamlEntry>();
    for (const pair of map.items) {
      const keyNode = pair.key as Node | null;
      const key = isScalar(keyNode) ? String(keyNode.value) : (keyNode?.toString() ?? '');
      const keySpan = nodeSpan(keyNode, this.#within);
      if (seen.has(key)) {
        this.#findings.push({
          ruleId: 'header/duplicate-key',
          severity: 'error',
          message: `“${key}” is set twice. Remove one of them; the last one counts.`,
          span: keySpan,
        });
      }
      const value = this.read(pair.value as Node | null, keySpan);
      seen.delete(key);
      seen.set(key, { key, keySpan, value });
    }
    return [...seen.values()];
  }

  #toData(node: Node, span: Span): unknown {
    try {
      return node.toJS(this.#document, { maxAliasCount: MOST_ALIASES });
    } catch (error) {
      this.#findings.push({
        ruleId: 'header/invalid-yaml',
        severity: 'error',
        message: `Invalid YAML: ${error instanceof Error ? firstLine(error.message) : 'it cannot be read'}.`,
        span: atLeastOne(span, this.#within),
      });
      return undefined;
    }
  }
}
