import type { RuleLevels } from '../project/ruleLevels.ts';
import type { Finding } from '../text/finding.ts';

const NANO_USD = 1_000_000_000;

/** What the user set about findings. */
export interface LevelSettings {
  readonly ruleLevels: RuleLevels;
  /** In US dollars a month. */
  readonly muteBelowUsd: number;
}

/**
 * Gives findings the severity that the user chose for their rule, and leaves out those that are off or
 * worth less than the threshold. A saving without a price is not known to be small, and stays.
 */
export function withLevels(
  findings: readonly Finding[],
  { ruleLevels, muteBelowUsd }: LevelSettings,
): readonly Finding[] {
  return findings.flatMap((finding) => {
    const worth = finding.savings?.nanoUsdPerMonth;
    if (worth !== undefined && worth < muteBelowUsd * NANO_USD) return [];
    const level = ruleLevels.get(finding.ruleId) ?? finding.severity;
    return level === 'off' ? [] : [{ ...finding, severity: level }];
  });
}
