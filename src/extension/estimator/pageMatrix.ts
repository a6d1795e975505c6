import {
  answeredRequest,
  costMatrix,
  formatSize,
  formatUsdRange,
  isShutDown,
  QUALITIES,
  qualitiesOf,
  moneyPerImage,
  type EstimateSubject,
} from '../../core/index.ts';
import type { PageBlock } from '../../webview/protocol.ts';
import type { EstimatorForm, MatrixLimits } from './pageForm.ts';

type Cell = (PageBlock & { kind: 'table' })['rows'][number]['cells'][number];

interface Priced {
  readonly cell: Cell;
  readonly isCurrent: boolean;
  /** The upper end for one image, in nano-dollars; undefined without a price or where it does not fit. */
  readonly amount: number | undefined;
}

/** Every model billed by tokens at every quality and size, with the current cell and the cheapest that fits. */
export function matrixBlock(
  { catalogue, base, prompt, today }: EstimateSubject,
  { answers, limits }: EstimatorForm,
): PageBlock {
  const request = answeredRequest(base, answers);
  const models = catalogue.models.filter(
    (model) => !isShutDown(model, today) && qualitiesOf(model).length > 0,
  );
  const matrices = models.flatMap(({ id }) => {
    const matrix = costMatrix(catalogue, { ...request, model: id }, prompt);
    return matrix === undefined ? [] : [{ id, matrix }];
  });
  const sizes = [...new Set(matrices.flatMap(({ matrix }) => matrix.sizes))];
  const rows = matrices.flatMap(({ id, matrix }) =>
    matrix.qualities.map((quality, index) => ({
      head: `${id} ${quality}`,
      cells: sizes.map((size): Priced => {
        const estimate = matrix.cells[index]?.[matrix.sizes.indexOf(size)];
        if (estimate?.cost.kind !== 'priced') {
          return { cell: { text: '–', mark: 'none' }, isCurrent: false, amount: undefined };
        }
        const perImage = moneyPerImage(estimate.cost.total, request.n);
        const isCurrent =
          id === answers.model && quality === answers.quality && size === answers.size;
        const fits = meets(limits, quality, size);
        return {
          cell: {
            text: formatUsdRange(perImage, estimate.basis),
            mark: fits ? 'none' : 'excluded',
          },
          isCurrent,
          amount: fits ? perImage.max : undefined,
        };
      }),
    })),
  );
  const least = rows.reduce(
    (low, { cells }) => cells.reduce((one, { amount }) => Math.min(one, amount ?? Infinity), low),
    Infinity,
  );
  return {
    kind: 'table',
    title: 'Models, qualities and sizes',
    caption:
      'Cost of one image. A quality word means another spend on another model; models that are gone are left out.',
    columns: ['Model and quality', ...sizes.map(formatSize)],
    rows: rows.map(({ head, cells }) => ({
      head,
      cells: cells.map(({ cell, isCurrent, amount }): Cell => {
        const isCheapest = amount !== undefined && amount === least;
        const mark = isCurrent
          ? isCheapest
            ? 'both'
            : 'current'
          : isCheapest
            ? 'cheapest'
            : cell.mark;
        return { ...cell, mark };
      }),
    })),
  };
}

function meets(
  { fewestPixels, quality: least }: MatrixLimits,
  quality: string,
  size: string,
): boolean {
  const [width = 0, height = 0] = size.split('x').map(Number);
  const rank = (word: string): number => QUALITIES.findIndex((one) => one === word);
  return width * height >= fewestPixels && (least === 'any' || rank(quality) >= rank(least));
}
