import {
  attemptsPerAsset,
  cachedInput,
  spendSeries,
  type RollUp,
  type Steps,
} from '../../../core/index.ts';
import { MOST_SERIES } from '../../../webview/protocol.ts';
import type { SpendForm } from './spendForm.ts';
import type { SpendPageData } from './spendPage.ts';

/** What a page shows of the sums of logs. */
export type SpendViews = Pick<SpendPageData, 'series' | 'attempts' | 'cached'>;

/** Most columns of a picture, and rows of its table. */
const MOST_PERIODS = 100;

/** Makes all views for what is set on a page. */
export function* spendViews(
  { cells, assets }: Pick<RollUp, 'cells' | 'assets'>,
  form: SpendForm,
): Steps<SpendViews> {
  const options = { ...form, mostGroups: MOST_SERIES, mostPeriods: MOST_PERIODS };
  return {
    series: yield* spendSeries(cells, options),
    attempts: yield* attemptsPerAsset(assets, form),
    cached: yield* cachedInput(cells, form),
  };
}
