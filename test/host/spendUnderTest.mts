import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createLedger,
  readUsageLine,
  rollUp,
  runSteps,
  SHIPPED_CATALOGUE,
  spendSeries,
} from '../../src/core/index.ts';
import { problemsOf } from '../../src/extension/usage/page/problems.ts';
import { readSpendForm } from '../../src/extension/usage/page/spendForm.ts';
import { spendPage } from '../../src/extension/usage/page/spendPage.ts';
import { sayEnglish } from '../../src/extension/usage/page/words.ts';
import { MOST_SERIES, type PageContent, type PageFields } from '../../src/webview/protocol.ts';
import { repositoryRoot } from './hostPaths.mts';

/** The page about spend, filled with the month in `examples/spend`. */
export function spendContent(entry: number, fields: PageFields): PageContent {
  const ledger = createLedger(SHIPPED_CATALOGUE);
  const text = readFileSync(join(repositoryRoot, 'examples/spend/usage.jsonl'), 'utf8');
  for (const [index, line] of text.split('\n').entries()) {
    ledger.add(readUsageLine(line), index + 1);
  }
  const sums = runSteps(rollUp([ledger.contents]));
  const problems = ledger.contents.problems.map(
    ({ line, reason }) => `usage.jsonl:${line} ${reason}`,
  );
  const form = readSpendForm(fields, '2026-11-24');
  const options = { ...form, mostGroups: MOST_SERIES, mostPeriods: 100 };
  const page = spendPage(
    {
      series: runSteps(spendSeries(sums.cells, options)),
      sources: ['usage.jsonl'],
      problems: problemsOf({ rollUp: sums, problems }, sayEnglish),
      unpricedReasons: sums.unpricedReasons,
      isReading: false,
      catalogueVersion: SHIPPED_CATALOGUE.version,
    },
    form,
    sayEnglish,
  );
  return { kind: 'show', answers: entry, title: 'Spend', ...page };
}
