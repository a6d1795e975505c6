import {
  estimateAnswers,
  formatLinePrice,
  formatQuantity,
  formatUsdRange,
  KIND_NAMES,
  moneyPerImage,
  planAnswers,
  planLines,
  type EstimateSubject,
  type LineItem,
} from '../../core/index.ts';
import type { PageBlock } from '../../webview/protocol.ts';
import type { EstimatorForm } from './pageForm.ts';
import { matrixBlock } from './pageMatrix.ts';

/** What the page shows for a form, and the same in one sentence. */
export interface PageResult {
  readonly blocks: PageBlock[];
  readonly summary: string;
}

/** Prices the form by the engine; the page only draws what comes from here. */
export function pageResult(subject: EstimateSubject, form: EstimatorForm): PageResult {
  const base = { ...subject.base, batch: form.batch };
  const asked: EstimateSubject = { ...subject, base };
  const { answers } = form;
  const estimate = estimateAnswers(asked, answers);
  const { cost, basis, reasons, request } = estimate;
  const lines = planLines(planAnswers(asked, answers, form.plan));
  const plan: PageBlock = {
    kind: 'table',
    title: 'The run',
    caption: 'What all requests cost and how long they take.',
    columns: ['What', 'Amount', 'Note'],
    rows: lines.map(({ label, value, note }) => ({
      head: label,
      cells: [plain(value), plain(note)],
    })),
  };
  const why: PageBlock[] =
    reasons.length === 0
      ? []
      : [{ kind: 'list', title: `Why this is not exact (${basis})`, items: reasons.slice(0, 20) }];
  const version: PageBlock = {
    kind: 'list',
    title: 'Where this comes from',
    items: [
      ...(cost.kind === 'priced' ? sourcesOf(cost.lineItems) : []),
      `Price list of ${asked.catalogue.version}`,
    ],
  };
  if (cost.kind === 'unpriced') {
    const headline: PageBlock = {
      kind: 'headline',
      value: 'unpriced',
      unit: '',
      note: cost.reason,
    };
    return {
      blocks: [headline, matrixBlock(asked, form), version],
      summary: `Unpriced. ${cost.reason}`,
    };
  }
  const image = formatUsdRange(moneyPerImage(cost.total, request.n), basis);
  const note = `${request.model} ${request.quality} ${request.size} · ${basis}`;
  return {
    blocks: [
      { kind: 'headline', value: image, unit: 'per image', note },
      barsBlock(cost.lineItems, formatUsdRange(cost.total, basis), cost.total.max),
      arithmeticBlock(cost.lineItems),
      plan,
      matrixBlock(asked, form),
      ...why,
      version,
    ],
    summary: `${image} per image, ${basis}. ${lines[0]?.label ?? ''} ${lines[0]?.value ?? ''} for ${lines[0]?.note ?? ''}.`,
  };
}

function barsBlock(items: readonly LineItem[], total: string, most: number): PageBlock {
  return {
    kind: 'bars',
    title: 'Where the money goes',
    bars: [
      {
        label: 'One request',
        total,
        parts: items.map(({ kind, amount }) => {
          const share = most > 0 ? amount.max / most : 0;
          return {
            label: KIND_NAMES[kind],
            text: `${formatUsdRange(amount, 'exact')}, ${(share * 100).toFixed(1)} %`,
            share,
            tone:
              kind === 'textInput' || kind === 'imageInput' || kind === 'imageOutput'
                ? kind
                : 'other',
          };
        }),
      },
    ],
  };
}

function arithmeticBlock(items: readonly LineItem[]): PageBlock {
  return {
    kind: 'table',
    title: 'One request',
    caption: 'Quantity × unit price = amount.',
    columns: ['What', 'Quantity', 'Unit price', 'Amount'],
    rows: items.map((item) => ({
      head: KIND_NAMES[item.kind],
      cells: [
        plain(formatQuantity(item)),
        plain(formatLinePrice(item)),
        plain(formatUsdRange(item.amount, 'exact')),
      ],
    })),
  };
}

function sourcesOf(items: readonly LineItem[]): string[] {
  return [
    ...new Set(
      items
        .flatMap((item) => [
          item.source,
          ...(item.batchSource ? [item.batchSource] : []),
          ...(item.unit === 'tok' && item.tokenSource ? [item.tokenSource] : []),
        ])
        .map(({ title, date }) => `${title}, ${date}`),
    ),
  ];
}

function plain(text: string): { text: string; mark: 'none' } {
  return { text, mark: 'none' };
}
