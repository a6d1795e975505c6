import { isMap } from 'yaml';
import type { Finding } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import type { Steps } from '../text/steps.ts';
import { parseYamlDocument } from './yamlDocument.ts';
import { YamlNodeReader } from './yamlNodes.ts';
import type { YamlEntry } from './yamlValue.ts';
import { told } from '../text/wording.ts';

export type { YamlEntry, YamlValue } from './yamlValue.ts';

/** A parsed stretch of YAML that should hold one mapping. */
export interface YamlMap {
  readonly entries: readonly YamlEntry[];
  readonly findings: readonly Finding[];
  /** False when the YAML is broken, so that entries may be missing. */
  readonly complete: boolean;
}

/** Reads the mapping in `text[span]`; every span it gives counts from the start of `text`. Never throws. */
export function* parseYamlMap(text: string, span: Span): Steps<YamlMap> {
  const { document, problems } = yield* parseYamlDocument(text.slice(span.start, span.end));
  const findings: Finding[] = problems.map((problem) => {
    const { start, end } = problem.span;
    return {
      ...problem,
      span: atLeastOne({ start: span.start + start, end: span.start + end }, span),
    };
  });
  const complete = !findings.some(({ severity }) => severity === 'error');
  const contents = document?.contents ?? null;
  if (contents === null) return { entries: [], findings, complete };
  const reader = new YamlNodeReader(text, span, findings);
  if (!isMap(contents)) {
    findings.push({
      ruleId: 'header/wrong-type',
      severity: 'error',
      ...told('This should be lines of “key: value”.'),
      span: reader.spanOf(contents) ?? atLeastOne({ start: span.start, end: span.start }, span),
    });
    return { entries: [], findings, complete: false };
  }
  const { entries = [] } = reader.read(contents, span);
  return { entries, findings, complete };
}

/** The wanted stretch within the bounds, and not empty unless the bounds are. */
function atLeastOne(wanted: Span, within: Span): Span {
  const end = Math.min(wanted.end, within.end);
  const start = Math.min(wanted.start, Math.max(within.start, within.end - 1));
  return { start, end: end > start ? end : Math.min(start + 1, within.end) };
}
