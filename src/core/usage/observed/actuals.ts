import { findModel, type Catalogue } from '../../pricing/catalogue.ts';
import type { RequestEstimate } from '../../pricing/estimate.ts';
import type { NanoUsd } from '../../pricing/money.ts';
import { namesTemplate } from '../../template/templateName.ts';
import type { Steps } from '../../text/steps.ts';
import { SUM_NAMES, TOKEN_KINDS, type UsageCell } from '../ledger/cell.ts';

/** Logged calls that are alike, of all days and users. */
export interface ActualCell extends Omit<UsageCell, 'day' | 'user'> {
  /** The first and last day, `YYYY-MM-DD`; undefined where no record says. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** Logged calls, ready to be asked for those of one template. */
export interface ActualsIndex {
  /** By the log's word for the template. */
  readonly named: ReadonlyMap<string, readonly ActualCell[]>;
  /** Calls that name none, by the text tokens of one call. */
  readonly unnamed: ReadonlyMap<number, readonly ActualCell[]>;
}

/** What the logged calls of one template came to. */
export interface TemplateActuals {
  /** How they were found: by the template's name, or by model, quality, size and the tokens of the prompt. */
  readonly matchedBy: 'template' | 'request';
  readonly cells: readonly ActualCell[];
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

const CELLS_PER_STEP = 300;
/** A prompt is told by its tokens only while these are known to such a part of them, or to so many. */
const WIDEST_PART = 0.1;
const WIDEST_TOKENS = 10;

/** Sorts logged calls by what templates are found by, and adds up those that differ in day and user alone. */
export function* indexActuals(cells: readonly UsageCell[]): Steps<ActualsIndex> {
  const merged = new Map<string, ActualCell>();
  for (const [index, cell] of cells.entries()) {
    if (index % CELLS_PER_STEP === 0) yield;
    const { day, template, promptTokens, model, quality, size, operation, batch } = cell;
    if (template === undefined && promptTokens === undefined) continue;
    const key = JSON.stringify([template, promptTokens, model, quality, size, operation, batch]);
    const before = merged.get(key);
    merged.set(key, before ? join(before, cell) : { ...cell, since: day, until: day });
  }
  const named = new Map<string, ActualCell[]>();
  const unnamed = new Map<number, ActualCell[]>();
  let index = 0;
  for (const cell of merged.values()) {
    if (index++ % CELLS_PER_STEP === 0) yield;
    if (cell.template !== undefined) push(named, cell.template, cell);
    else if (cell.promptTokens !== undefined) push(unnamed, cell.promptTokens, cell);
  }
  return { named, unnamed };
}

function join(one: ActualCell, other: UsageCell): ActualCell {
  const sums = Object.fromEntries(SUM_NAMES.map((name) => [name, one[name] + other[name]]));
  const tokens = Object.fromEntries(
    TOKEN_KINDS.map((kind) => [kind, one.tokens[kind] + other.tokens[kind]]),
  );
  const days = [one.since, one.until, other.day].filter((day) => day !== undefined).sort();
  return {
    ...one,
    ...(sums as Pick<UsageCell, (typeof SUM_NAMES)[number]>),
    tokens: tokens as UsageCell['tokens'],
    since: days[0],
    until: days.at(-1),
  };
}

function push<K>(map: Map<K, ActualCell[]>, key: K, cell: ActualCell): void {
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
  const found = new Set<ActualCell>();
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
  cells: readonly ActualCell[],
): TemplateActuals {
  const sum = (value: (cell: ActualCell) => number): number =>
    cells.reduce((total, cell) => total + value(cell), 0);
  const nanoUsd = sum((cell) => cell.nanoUsd);
  const judged = sum((cell) => cell.judged);
  const approved = sum((cell) => cell.approved);
  const pricedImages = sum(({ images, records, unpriced }) =>
    records === 0 ? 0 : (images * (records - unpriced)) / records,
  );
  const isJudgedPriced = sum(({ judgedUnpriced }) => judgedUnpriced) === 0;
  const days = cells
    .flatMap(({ since, until }) => [since, until])
    .filter((day) => day !== undefined)
    .sort();
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
