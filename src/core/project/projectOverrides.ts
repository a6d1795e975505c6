import { readHeader } from '../template/header.ts';
import { accept } from '../template/headerFindings.ts';
import type { SettingsLayer } from '../template/template.ts';
import type { YamlValue } from '../template/yamlValue.ts';
import type { Finding } from '../text/finding.ts';
import { compileGlobs, type PathMatcher } from './glob.ts';
import { GLOB_FIELD, OVERRIDE_FIELDS, PROJECT_FIELDS } from './projectSchema.ts';
import { told } from '../text/wording.ts';

/** Settings for the templates that some globs mean. */
export interface ProjectOverride {
  readonly applies: PathMatcher;
  readonly layer: SettingsLayer;
}

/**
 * Reads `overrides`.
 *
 * @param gaps takes what leaves an override out; what is wrong within one goes to `findings`.
 */
export function readOverrides(
  value: YamlValue | undefined,
  findings: Finding[],
  gaps: Finding[],
): readonly ProjectOverride[] {
  if (value === undefined) return [];
  if (value.items === undefined) {
    accept('overrides', value, PROJECT_FIELDS.overrides, gaps);
    return [];
  }
  return value.items.flatMap((item) => {
    const files = item.entries?.find((entry) => entry.key === 'files');
    if (item.entries === undefined || files === undefined) {
      gaps.push({
        ruleId: 'header/wrong-type',
        severity: 'error',
        ...told('Each override must be a map with files (globs) and the keys to set for them.'),
        span: item.span,
      });
      return [];
    }
    const reading = readHeader(item.entries, ['files']);
    findings.push(...reading.findings);
    const globs = readGlobs('files', files.value, gaps);
    return globs ? [{ applies: compileGlobs(globs), layer: reading.layer }] : [];
  });
}

/** Reads one glob or a list of them; undefined when there is none that can be read. */
export function readGlobs(
  key: 'include' | 'exclude' | 'files' | 'usage',
  value: YamlValue | undefined,
  findings: Finding[],
): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (typeof value.data === 'string') {
    return accept(key, value, GLOB_FIELD, findings) ? [value.data] : undefined;
  }
  if (value.items === undefined) {
    accept(key, value, OVERRIDE_FIELDS.files, findings);
    return undefined;
  }
  const globs = value.items.filter((item) => accept(key, item, GLOB_FIELD, findings));
  return globs.length === 0 && value.items.length > 0
    ? undefined
    : globs.map(({ data }) => data as string);
}
