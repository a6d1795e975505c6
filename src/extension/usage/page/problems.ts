import type { Language } from '../../../core/index.ts';
import type { LoggedSpend } from '../loggedSpend.ts';

/** What could not be read or counted, one sentence each: counts first, then files and lines. */
export function problemsOf(
  { rollUp, problems }: Pick<LoggedSpend, 'rollUp' | 'problems'>,
  language: Language,
): readonly string[] {
  const { unreadable, duplicates, ahead } = rollUp.counts;
  return [
    ...(unreadable > 0 ? [language.say('{0} lines could not be read.', unreadable)] : []),
    ...(duplicates > 0 ? [language.say('{0} duplicates were counted once.', duplicates)] : []),
    ...(ahead > 0
      ? [language.say('{0} records say that they were made later than now.', ahead)]
      : []),
    ...(rollUp.unmatchedJudgements > 0
      ? [language.say('{0} judgements are of calls that no log holds.', rollUp.unmatchedJudgements)]
      : []),
    ...problems,
  ];
}
