import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createLedger,
  ENGLISH,
  type Language,
  readUsageLine,
  rollUp,
  runSteps,
  sayWording,
  SHIPPED_CATALOGUE,
  type ReportedActuals,
} from '../../src/core/index.ts';
import { problemsOf } from '../../src/extension/usage/page/problems.ts';
import { readSpendForm } from '../../src/extension/usage/page/spendForm.ts';
import { spendViews } from '../../src/extension/usage/page/spendViews.ts';
import { spendPage } from '../../src/extension/usage/page/spendPage.ts';

import type { PageContent, PageFields } from '../../src/webview/protocol.ts';
import { repositoryRoot } from './hostPaths.mts';

const COMPARED: ReportedActuals = {
  path: 'hero.prompt',
  matchedBy: 'template',
  records: 110,
  images: 110,
  unpriced: 0,
  estimateUsd: { min: 0.165_38, max: 0.165_38 },
  actualUsd: 0.165_516,
  perApprovedAssetUsd: 0.492_075,
  acceptance: 0.336,
  drift: 0.0008,
  causes: ['The prompt was another: 175 text tokens an image, now 148.'],
};

/** The same in a language. */
export function spendContentIn(
  language: Language,
): (entry: number, fields: PageFields) => PageContent {
  return (entry, fields) => spendContent(entry, fields, language);
}

/** The page about spend, filled with the month in `examples/spend`. */
export function spendContent(
  entry: number,
  fields: PageFields,
  language: Language = ENGLISH,
): PageContent {
  const ledger = createLedger(SHIPPED_CATALOGUE);
  const text = readFileSync(join(repositoryRoot, 'examples/spend/usage.jsonl'), 'utf8');
  for (const [index, line] of text.split('\n').entries()) {
    ledger.add(readUsageLine(line), index + 1);
  }
  const sums = runSteps(rollUp([ledger.contents]));
  const problems = ledger.contents.problems.map(
    ({ line, reason }) => `usage.jsonl:${line} ${sayWording(reason, language)}`,
  );
  const form = readSpendForm(fields, '2026-11-24');
  const page = spendPage(
    {
      ...runSteps(spendViews(sums, form)),
      compared: [COMPARED],
      sources: ['usage.jsonl'],
      problems: problemsOf({ rollUp: sums, problems }, language),
      unpricedReasons: sums.unpricedReasons.map(({ reason, records }) => ({
        reason: sayWording(reason, language),
        records,
      })),
      isReading: false,
      catalogueVersion: SHIPPED_CATALOGUE.version,
    },
    form,
    language,
  );
  return { kind: 'show', answers: entry, title: 'Spend', ...page };
}
