import type { Span } from '../text/span.ts';

/** A value read from YAML: plain data, and where it stands. */
export interface YamlValue {
  /** Null where nothing is written; undefined where it cannot be read, which is a finding already. */
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
