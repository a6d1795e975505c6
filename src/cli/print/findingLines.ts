import type { EstimateReport } from '../../core/index.ts';

/** A file with what is wrong in it. */
export type ReportedFile = EstimateReport['projectFiles'][number];

/** What is wrong in a file, a line each: `path:line:column message`, counted from 1. */
export function findingLines({ path, findings }: ReportedFile): readonly string[] {
  return findings.map(
    ({ message, range: { start } }) =>
      `${path}:${start.line + 1}:${start.character + 1} ${message}`,
  );
}
