import { findModel, type Catalogue } from '../../pricing/catalogue.ts';
import type { RequestEstimate } from '../../pricing/estimate.ts';
import type { NanoUsd } from '../../pricing/money.ts';
import { namesTemplate } from '../../template/templateName.ts';
import type { Steps } from '../../text/steps.ts';
import type { UsageCell } from '../ledger/cell.ts';

/** Logged calls, ready to be asked for those of one template. */
export interface ActualsIndex {
  /** By the log's word for the template. */
  readonly named: ReadonlyMap<string, readonly UsageCell[]>;
  /** Calls that name none, by the text tokens of one call. */
  readonly unnamed: ReadonlyMap<number, readonly UsageCell[]>;
}

/** What the logged calls of one template came to. */
export interface TemplateActuals {
  /** How they were found: by the template's name, or by model, quality, size and the tokens of the prompt. */
  readonly matchedBy: 'template' | 'request';
  readonly cells: readonly UsageCell[];
  readonly records: number;
  readonly images: number;
  /** Calls without a price. */
  readonly unpriced: number;
  readonly nanoUsd: NanoUsd;
  /** Pictures of which is known whether they were approved. */
  readonly judged: number;
  readonly approved: number;
  /** Judged spend by approved assets; undefined while nothing was approved or any of it has no price. */
  readonly nanoUsdPerApproved: NanoUsd | undefined;
  /** Undefined while nothing has a price. */
  readonly nanoUsdPerImage: NanoUsd | undefined;
  /** Approved assets by judged pictures, 0 to 1; undefined while nothing was judged. */
  readonly acceptance: number | undefined;
  /** The first and last day, `YYYY-MM-DD`; undefined where no record says. */
  readonly since: string | undefined;
  readonly until: string | undefined;
}

const CELLS_PER_STEP = 2_000;
/** A prompt is told by its tokens only while these are known to such a part of them, or to so many. */
const WIDEST_PART = 0.1;
const WIDEST_TOKENS = 10;

/** Sorts logged calls by what templates are found by. */
export function* indexActuals(cells: readonly UsageCell[]): Steps<ActualsIndex> {
  const named = new Map<string, UsageCell[]>();
  const unnamed = new Map<number, UsageCell[]>();
  for (const [index, cell] of cells.entries()) {
    if (index % CELLS_PER_STEP === 0) yield;
    if (cell.template !== undefined) push(named, cell.template, cell);
    else if (cell.promptTokens !== undefined) push(unnamed, cell.promptTokens, cell);
  }
  return { named, unnamed };
}

function push<K>(map: Map<K, UsageCell[]>, key: K, cell: UsageCell): void {
  const list = map.get(key);
  if (list) list.push(cell);
  else map.set(key, [cell]);
}

/**
 * The logged calls of a template: those that name it, else those that name no template and have the model,
 * quality, size and text tokens of one of its requests. Undefined where there are none.
 *
 * @param path of the template, relative to the project file, with `/`.
 */
export function actualsOf(
  { named, unnamed }: ActualsIndex,
  path: string,
  requests: readonly RequestEstimate[],
  catalogue: Catalogue,
): TemplateActuals | undefined {
  const own = [...named].flatMap(([name, cells]) => (namesTemplate(name, path) ? cells : []));
  if (own.length > 0) return sumUp('template', own);
  const found = new Set<UsageCell>();
  for (const estimate of requests) {
    const { min, max } = estimate.tokens.textInput;
    if (max - min > Math.max(WIDEST_TOKENS, max * WIDEST_PART)) continue;
    for (let tokens = min; tokens <= max; tokens++) {
      for (const cell of unnamed.get(tokens) ?? []) {
        if (isCallOf(cell, estimate, catalogue)) found.add(cell);
      }
    }
  }
  return found.size === 0 ? undefined : sumUp('request', [...found]);
}

/** Whether a call is what a request would make; `auto` may have become anything. */
export function isCallOf(
  cell: Pick<UsageCell, 'model' | 'quality' | 'size'>,
  { request }: Pick<RequestEstimate, 'request'>,
  catalogue: Catalogue,
): boolean {
  return (
    isSameModel(catalogue, cell.model, request.model) &&
    (request.quality === 'auto' || cell.quality === request.quality) &&
    (request.size === 'auto' || cell.size === request.size)
  );
}

/** Whether two words for a model mean the same one, by the aliases of the price list. */
export function isSameModel(
  catalogue: Catalogue,
  logged: string | undefined,
  asked: string,
): boolean {
  if (logged === undefined) return false;
  if (logged === asked) return true;
  const model = findModel(catalogue, logged);
  return model !== undefined && model === findModel(catalogue, asked);
}

function sumUp(
  matchedBy: TemplateActuals['matchedBy'],
  cells: readonly UsageCell[],
): TemplateActuals {
  const sum = (value: (cell: UsageCell) => number): number =>
    cells.reduce((total, cell) => total + value(cell), 0);
  const nanoUsd = sum((cell) => cell.nanoUsd);
  const judged = sum((cell) => cell.judged);
  const approved = sum((cell) => cell.approved);
  const pricedImages = sum(({ images, records, unpriced }) =>
    records === 0 ? 0 : (images * (records - unpriced)) / records,
  );
  const isJudgedPriced = sum(({ judgedUnpriced }) => judgedUnpriced) === 0;
  const days = cells.flatMap(({ day }) => (day === undefined ? [] : [day])).sort();
  return {
    matchedBy,
    cells,
    records: sum(({ records }) => records),
    images: sum(({ images }) => images),
    unpriced: sum(({ unpriced }) => unpriced),
    nanoUsd,
    judged,
    approved,
    nanoUsdPerApproved:
      approved > 0 && isJudgedPriced
        ? Math.round(sum(({ judgedNanoUsd }) => judgedNanoUsd) / approved)
        : undefined,
    nanoUsdPerImage: pricedImages > 0 ? Math.round(nanoUsd / pricedImages) : undefined,
    acceptance: judged > 0 ? approved / judged : undefined,
    since: days[0],
    until: days.at(-1),
  };
}
