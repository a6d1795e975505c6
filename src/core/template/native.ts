import type { Finding } from '../text/finding.ts';
import type { Steps } from '../text/steps.ts';
import { lexBody } from './body.ts';
import { splitFrontMatter } from './frontMatter.ts';
import { EMPTY_LAYER, readHeader } from './header.ts';
import { trimBlankLines } from './promptText.ts';
import type { Template } from './template.ts';
import { parseYamlMap } from './yamlMap.ts';

/**
 * Parses a native prompt template: optional YAML front matter, then the prompt.
 * Never throws; what is wrong is a finding, and the rest of the file still counts.
 */
export function* parseNativeTemplate(text: string): Steps<Template> {
  const { yamlSpan, bodySpan, findings: splitFindings } = splitFrontMatter(text);
  const findings: Finding[] = [...splitFindings];
  let header = EMPTY_LAYER;
  let headerComplete = splitFindings.length === 0;
  if (yamlSpan) {
    const yaml = yield* parseYamlMap(text, yamlSpan);
    yield;
    const reading = readHeader(yaml.entries);
    findings.push(...yaml.findings, ...reading.findings);
    header = reading.layer;
    headerComplete &&= yaml.complete;
  }
  const body = yield* lexBody(text, bodySpan);
  const segments = trimBlankLines(body.segments);
  findings.push(...body.findings);
  const sent = segments.filter((segment) => segment.kind !== 'comment');
  const promptSpan = {
    start: sent[0]?.span.start ?? bodySpan.start,
    end: sent.at(-1)?.span.end ?? bodySpan.start,
  };
  return {
    headerSpan: yamlSpan,
    header,
    headerComplete,
    promptComplete: body.complete,
    promptSpan,
    segments,
    findings,
  };
}
