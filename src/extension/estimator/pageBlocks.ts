import {
  basisWord,
  conversionLines,
  ENGLISH,
  estimateAnswers,
  formatLinePrice,
  formatQuantity,
  formatSize,
  formatUsdRange,
  kindName,
  moneyPerImage,
  planAnswers,
  planLines,
  sayWording,
  sourceWords,
  type EstimateSubject,
  type Language,
  type LineItem,
  type PlanLine,
} from '../../core/index.ts';
import type { PageBlock } from '../../webview/protocol.ts';
import type { EstimatorForm } from './pageForm.ts';
import { matrixBlocks } from './pageMatrix.ts';

/** What the page shows for a form, and the same in one sentence. */
export interface PageResult {
  readonly blocks: PageBlock[];
  readonly summary: string;
}

/** Prices the form by the engine; the page only draws what comes from here. */
export function pageResult(
  subject: EstimateSubject,
  form: EstimatorForm,
  language: Language = ENGLISH,
): PageResult {
  const base = { ...subject.base, batch: form.batch };
  const asked: EstimateSubject = { ...subject, base };
  const { answers } = form;
  const estimate = estimateAnswers(asked, answers);
  const { cost, basis, reasons, request } = estimate;
  const lines = planLines(planAnswers(asked, answers, form.plan, language), language);
  const matrix = matrixBlocks(asked, form, language);
  const sources = sourcesBlock(asked, cost.kind === 'priced' ? cost.lineItems : [], language);
  if (cost.kind === 'unpriced') {
    const value = basisWord('unpriced', language);
    const reason = sayWording(cost.reason, language);
    const headline: PageBlock = { kind: 'headline', value, unit: '', note: reason };
    return {
      blocks: [headline, ...matrix, sources],
      summary: language.say('Unpriced. {0}', reason),
    };
  }
  const image = formatUsdRange(moneyPerImage(cost.total, request.n), basis, language);
  const note = [
    `${request.model} ${request.quality} ${formatSize(request.size)}`,
    ...(request.batch ? [language.say('Batch')] : []),
    basisWord(basis, language),
    ...conversionLines(language, (inUsd) =>
      formatUsdRange(moneyPerImage(cost.total, request.n), basis, inUsd),
    ),
  ].join(' · ');
  const why: PageBlock[] =
    reasons.length === 0
      ? []
      : [
          {
            kind: 'list',
            title: language.say('Why this is not exact ({0})', basisWord(basis, language)),
            items: reasons.slice(0, MOST_REASONS).map((reason) => sayWording(reason, language)),
          },
        ];
  return {
    blocks: [
      { kind: 'headline', value: image, unit: language.say('per image'), note },
      barsBlock(
        cost.lineItems,
        formatUsdRange(cost.total, basis, language),
        cost.total.max,
        language,
      ),
      arithmeticBlock(cost.lineItems, language),
      runBlock(lines, language),
      ...matrix,
      ...why,
      sources,
    ],
    summary: [
      language.say('{0} per image, {1}.', image, basisWord(basis, language)),
      ...lines.slice(0, 1).map(({ label, value, note: of }) => `${label} ${value}, ${of}.`),
    ].join(' '),
  };
}

/** Whoever has to read more reasons than these begins with the first. */
const MOST_REASONS = 20;

function runBlock(lines: readonly PlanLine[], language: Language): PageBlock {
  return {
    kind: 'table',
    title: language.say('The run'),
    caption: language.say('What all requests cost and how long they take.'),
    columns: [language.say('What'), language.say('Amount'), language.say('Note')],
    textColumns: [2],
    rows: lines.map(({ label, value, note }) => ({
      head: label,
      cells: [plain(value), plain(note)],
    })),
  };
}

function barsBlock(
  items: readonly LineItem[],
  total: string,
  most: number,
  language: Language,
): PageBlock {
  const percent = new Intl.NumberFormat(language.locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return {
    kind: 'bars',
    title: language.say('Where the money goes'),
    bars: [
      {
        label: language.say('One request'),
        total,
        parts: items.map(({ kind, amount }) => {
          const share = most > 0 ? amount.max / most : 0;
          return {
            label: kindName(kind, language),
            text: `${formatUsdRange(amount, 'exact', language)}, ${percent.format(share)}`,
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

function arithmeticBlock(items: readonly LineItem[], language: Language): PageBlock {
  return {
    kind: 'table',
    title: language.say('One request'),
    caption: language.say('Quantity × unit price = amount.'),
    columns: [
      language.say('What'),
      language.say('Quantity'),
      language.say('Unit price'),
      language.say('Amount'),
    ],
    rows: items.map((item) => ({
      head: kindName(item.kind, language),
      cells: [
        plain(formatQuantity(item, language)),
        plain(formatLinePrice(item, language)),
        plain(formatUsdRange(item.amount, 'exact', language)),
      ],
    })),
  };
}

function sourcesBlock(
  { catalogue }: EstimateSubject,
  items: readonly LineItem[],
  language: Language,
): PageBlock {
  const sources = items.flatMap((item) => [
    item.source,
    ...(item.batchSource ? [item.batchSource] : []),
    ...(item.unit === 'tok' && item.tokenSource ? [item.tokenSource] : []),
  ]);
  return {
    kind: 'list',
    title: language.say('Where this comes from'),
    items: [
      ...new Set(sources.map((source) => sourceWords(source, language))),
      language.say('Price list of {0}', catalogue.version),
    ],
  };
}

function plain(text: string): { text: string; mark: 'none' } {
  return { text, mark: 'none' };
}
