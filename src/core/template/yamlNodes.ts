import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Finding } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import type { YamlEntry, YamlValue } from './yamlValue.ts';
import { told, words, type Wording } from '../text/wording.ts';

/** Aliases may be used this often, so that a small file cannot unfold into gigabytes. */
const MOST_ALIASES = 100;

/** Turns YAML nodes into plain data with spans, noting duplicate keys and bad aliases on the way. */
export class YamlNodeReader {
  readonly #text: string;
  readonly #within: Span;
  readonly #findings: Finding[];
  /** What each anchor names; undefined while that is still being read. */
  readonly #anchors = new Map<string, YamlValue | undefined>();
  #aliases = 0;

  /** @param within where the YAML stands in its file, `text`; spans count from the file's start. */
  constructor(text: string, within: Span, findings: Finding[]) {
    this.#text = text;
    this.#within = within;
    this.#findings = findings;
  }

  /** @param place where a value stands that is not written out, as in `key:`. */
  read(node: unknown, place: Span): YamlValue {
    const span = this.spanOf(node) ?? place;
    if (isAlias(node)) return { ...this.#resolve(node.source, span), span };
    const anchor = anchorOf(node);
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    const value = this.#readContent(node, span);
    if (anchor !== undefined) this.#anchors.set(anchor, value);
    return value;
  }

  /** Where a node is written; undefined for one that is left empty. */
  spanOf(node: unknown): Span | undefined {
    const range = (node as Node | null | undefined)?.range;
    if (!range || range[1] <= range[0]) return undefined;
    const start = Math.min(this.#within.start + range[0], this.#within.end);
    const end = Math.min(this.#within.start + range[1], this.#within.end);
    // The library lets a list or map of several lines reach to where the next key begins.
    const written = isMap(node) || isSeq(node) ? this.#text.slice(start, end).trimEnd() : undefined;
    return { start, end: written === undefined ? end : start + written.length };
  }

  #readContent(node: unknown, span: Span): YamlValue {
    if (isMap(node)) {
      const entries = this.#entries(node.items, span);
      const data = new Map(entries.map(({ key, value }) => [key, value.data]));
      return { data: Object.fromEntries(data), span, entries, items: undefined };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(item, span));
      return { data: items.map((item) => item.data), span, entries: undefined, items };
    }
    return { ...NOTHING, data: isScalar(node) ? node.value : null, span };
  }

  #entries(
    pairs: readonly { readonly key: unknown; readonly value: unknown }[],
    place: Span,
  ): readonly YamlEntry[] {
    const seen = new Map<string, YamlEntry>();
    for (const pair of pairs) {
      const key = isScalar(pair.key) ? String(pair.key.value) : `(${typeWord(pair.key)})`;
      const keySpan = this.spanOf(pair.key) ?? this.spanOf(pair.value) ?? place;
      const first = seen.get(key);
      if (first) {
        this.#findings.push({
          ruleId: 'header/duplicate-key',
          severity: 'error',
          ...told('“{0}” is set twice. Remove one of them; the last one counts.', key.slice(0, 60)),
          span: keySpan,
          related: [{ span: first.keySpan, ...told('It is set here first.') }],
        });
      }
      const value = this.read(pair.value, keySpan);
      seen.set(key, { key, keySpan, value });
    }
    return [...seen.values()];
  }

  #resolve(name: string, span: Span): Omit<YamlValue, 'span'> {
    const value = this.#anchors.get(name);
    if (++this.#aliases > MOST_ALIASES) {
      // Said once: a file that is made of aliases would be covered with findings.
      if (this.#aliases === MOST_ALIASES + 1) {
        this.#refuseAlias(
          words('only {0} aliases are read, and this is one more', MOST_ALIASES),
          span,
        );
      }
      return NOTHING;
    }
    if (value) return value;
    const shown = name.slice(0, 60);
    this.#refuseAlias(
      this.#anchors.has(name)
        ? words('the alias “*{0}” stands within what it names', shown)
        : words('the alias “*{0}” names no anchor', shown),
      span,
    );
    return NOTHING;
  }

  #refuseAlias(problem: Wording, span: Span): void {
    this.#findings.push({
      ruleId: 'header/invalid-yaml',
      severity: 'error',
      ...told('Invalid YAML: {0}. Write the value out.', problem),
      span,
    });
  }
}

const NOTHING = { data: undefined, entries: undefined, items: undefined } as const;

function anchorOf(node: unknown): string | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined;
}

function typeWord(key: unknown): string {
  if (isMap(key)) return 'a map';
  return isSeq(key) ? 'a list' : 'no name';
}
