import { formatUsd, toNano, type SpendReport } from '../../core/index.ts';

/** What there is to know about the logs besides the sums, one sentence a line; plain text that is not escaped. */
export function spendNotes(report: SpendReport): readonly string[] {
  const { totals, oddities, unpricedReasons, organisation } = report;
  const { clocksAhead, outOfOrder, unmatchedJudgements } = oddities;
  return [
    ...said(totals.duplicates, 'duplicate was counted once.', 'duplicates were counted once.'),
    ...unpricedReasons.map(({ reason, records }) => `${of(records, 'record')} unpriced: ${reason}`),
    ...said(
      clocksAhead,
      'record was made later than now, by its clock.',
      'records were made later than now, by their clocks.',
    ),
    ...said(
      outOfOrder,
      'record is older than one before it in its log.',
      'records are older than one before them in their log.',
    ),
    ...said(
      unmatchedJudgements,
      'judgement is of a call or asset that is in no log.',
      'judgements are of calls or assets that are in no log.',
    ),
    ...(organisation === undefined ? [] : organisationNotes(organisation)),
  ];
}

function organisationNotes({
  firstDay,
  lastDay,
  countedRequests,
  comparedRequests,
  comparedUsd,
  chargedUsd,
}: NonNullable<SpendReport['organisation']>): readonly string[] {
  const days = firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`;
  const usd = (amount: number): string => formatUsd(toNano(amount));
  return [
    ...(countedRequests === 0
      ? []
      : [`${of(countedRequests, 'request')} of these stated by the organisation alone (${days}).`]),
    ...(comparedRequests === 0
      ? []
      : [
          `The organisation states ${of(comparedRequests, 'request')} (${usd(comparedUsd)} by this list) for days with logged calls; not added.`,
        ]),
    ...(chargedUsd === null
      ? []
      : [`The organisation was charged ${usd(chargedUsd)}, all line items, ${days}; not added.`]),
  ];
}

function said(count: number, one: string, several: string): readonly string[] {
  return count === 0 ? [] : [`${count.toLocaleString('en-US')} ${count === 1 ? one : several}`];
}

function of(count: number, word: string): string {
  return `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
}
