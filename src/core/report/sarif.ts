import { RULE_IDS, type Severity } from '../text/finding.ts';
import type { LintReport } from './lint.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/**
 * Findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS), as code hosts read them.
 *
 * @param version of the program.
 */
export function lintSarif({ findings, catalogVersion }: LintReport, version: string): unknown {
  const used = RULE_IDS.filter((id) => findings.some(({ ruleId }) => ruleId === id));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'prompt-cost',
            version,
            rules: used.map((id) => ({ id })),
            properties: { catalogVersion },
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.ruleId,
          level: LEVELS[finding.severity],
          message: { text: finding.message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(finding.path) },
                region: {
                  startLine: finding.range.start.line + 1,
                  startColumn: finding.range.start.character + 1,
                  endLine: finding.range.end.line + 1,
                  endColumn: finding.range.end.character + 1,
                },
              },
            },
          ],
          properties: {
            savingsUsdPerMonth: finding.savingsUsdPerMonth,
            confirmed: finding.confirmed,
          },
        })),
      },
    ],
  };
}
