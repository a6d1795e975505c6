import {
  answeredRequest,
  costMatrix,
  formatSize,
  formatUsdRange,
  isShutDown,
  leastSure,
  qualitiesOf,
  moneyPerImage,
  type Basis,
  type EstimateSubject,
  type Language,
  type NanoUsdRange,
} from '../../core/index.ts';
import type { PageBlock } from '../../webview/protocol.ts';
import type { EstimatorForm } from './pageForm.ts';
import { meetsLimits } from './pageLimits.ts';

type Table = PageBlock & { kind: 'table' };
type Cell = Table['rows'][number]['cells'][number];

interface PricedCell {
  readonly model: string;
  /** The day on which the model is gone, `YYYY-MM-DD`; undefined when none is announced. */
  readonly shutdown: string | undefined;
  readonly quality: string;
  readonly size: string;
  readonly text: string;
  readonly basis: Basis;
  readonly isCurrent: boolean;
  /** Whether it meets what the cheapest cell has to meet. */
  readonly fits: boolean;
  /** The cost of one image; undefined without a price. */
  readonly amount: NanoUsdRange | undefined;
}

/** Every model billed by tokens at every quality and size, with the current cell and the cheapest that fits. */
export function matrixBlocks(
  subject: EstimateSubject,
  form: EstimatorForm,
  language: Language,
): readonly PageBlock[] {
  const cells = pricedCells(subject, form, language);
  const sizes = [...new Set(cells.map(({ size }) => size))];
  const fitting = cells.filter(({ fits }) => fits);
  const least = Math.min(...fitting.map(({ amount }) => amount?.max ?? Infinity));
  const cheapest = fitting.filter(({ amount }) => amount?.max === least);
  const rows = new Map<string, PricedCell[]>();
  for (const cell of cells) {
    const key = `${cell.model} ${cell.quality}`;
    rows.set(key, [...(rows.get(key) ?? []), cell]);
  }
  const table: Table = {
    kind: 'table',
    title: language.say('Models, qualities and sizes'),
    caption: language.say(
      'Cost of one image. A quality word means another spend on another model; models that are gone are left out.',
    ),
    columns: [language.say('Model and quality'), ...sizes.map(formatSize)],
    rows: [...rows.values()].map((row) => ({
      group: row[0] === undefined ? '' : modelName(row[0], language),
      head: row[0]?.quality ?? '',
      cells: sizes.map((size): Cell => {
        const cell = row.find((one) => one.size === size);
        if (cell?.amount === undefined) return { text: '–', mark: 'none' };
        return { text: cell.text, ...markOf(cell, cheapest.includes(cell), language) };
      }),
    })),
  };
  return [cheapestBlock(cells, cheapest, language), table];
}

function pricedCells(
  { catalogue, base, prompt, today }: EstimateSubject,
  { answers, limits }: EstimatorForm,
  language: Language,
): readonly PricedCell[] {
  const request = answeredRequest(base, answers);
  const models = catalogue.models.filter(
    (model) => !isShutDown(model, today) && qualitiesOf(model).length > 0,
  );
  return models.flatMap(({ id, lifecycle }) => {
    const estimates = costMatrix(catalogue, { ...request, model: id }, prompt)?.cells.flat() ?? [];
    return estimates.map(({ request: { quality, size }, cost, basis }): PricedCell => {
      const amount = cost.kind === 'priced' ? moneyPerImage(cost.total, request.n) : undefined;
      return {
        model: id,
        shutdown: lifecycle.shutdown,
        quality,
        size,
        amount,
        basis,
        text: amount ? formatUsdRange(amount, basis, language) : '–',
        isCurrent: id === answers.model && quality === answers.quality && size === answers.size,
        fits: amount !== undefined && meetsLimits(limits, quality, size, answers.size),
      };
    });
  });
}

function modelName({ model, shutdown }: PricedCell, language: Language): string {
  return shutdown === undefined ? model : language.say('{0} (until {1})', model, shutdown);
}

function markOf(
  { isCurrent, fits }: PricedCell,
  isCheapest: boolean,
  language: Language,
): Pick<Cell, 'mark' | 'note'> {
  if (isCurrent && isCheapest) {
    return { mark: 'both', note: language.say('current, cheapest that fits') };
  }
  if (isCurrent) return { mark: 'current', note: language.say('current') };
  if (isCheapest) return { mark: 'cheapest', note: language.say('cheapest that fits') };
  return { mark: fits ? 'none' : 'excluded' };
}

/** The cheapest cells in words: in a wide table they may be out of sight. */
function cheapestBlock(
  cells: readonly PricedCell[],
  cheapest: readonly PricedCell[],
  language: Language,
): PageBlock {
  const current = cells.find(({ isCurrent }) => isCurrent);
  const items = cheapest.map((cell) => {
    const { quality, size, text } = cell;
    const what = `${modelName(cell, language)} ${quality} ${formatSize(size)}`;
    const least = (current?.amount?.min ?? 0) - (cell.amount?.max ?? 0);
    const most = (current?.amount?.max ?? 0) - (cell.amount?.min ?? 0);
    return current && least > 0
      ? language.say(
          '{0}: {1} per image, {2} less than now',
          what,
          text,
          formatUsdRange(
            { min: least, max: most },
            leastSure([current.basis, cell.basis]),
            language,
          ),
        )
      : language.say('{0}: {1} per image', what, text);
  });
  return {
    kind: 'list',
    title: language.say('Cheapest that fits'),
    items:
      items.length > 0
        ? items
        : [language.say('None of the sizes below fits; ask for less, or type a size of your own.')],
  };
}
