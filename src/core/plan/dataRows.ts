import { leastSure, type Basis } from '../pricing/basis.ts';
import { estimateRequest } from '../pricing/estimate.ts';
import type { Catalogue } from '../pricing/catalogue.ts';
import { addMoney, NO_MONEY, type NanoUsdRange } from '../pricing/money.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import type { VariableInput } from '../template/template.ts';
import type { Steps } from '../text/steps.ts';
import { inEnglish, type Wording } from '../text/wording.ts';
import { countPrompt, type SentPrompt } from '../tokens/promptTokens.ts';
import type { TokenCounter } from '../tokens/tokenCounter.ts';
import { createDistribution } from './distribution.ts';
import { batchLineBytes, tokensPerImage, type UnitCost } from './unitCost.ts';

/** One row of a data file: the values of the variables, by name. */
export interface DataRow {
  /** Where it stands, 1-based: the line, or the number of the entry in a JSON list. */
  readonly line: number;
  readonly values: ReadonlyMap<string, string>;
}

/** A row that is left out, and why; English, for the command line alone plans with data. */
export interface RowProblem {
  readonly line: number;
  readonly reason: string;
}

/** One of the dearest rows. */
export interface DearRow {
  readonly line: number;
  readonly cost: NanoUsdRange;
}

/** What the rows of a data file cost together. */
export interface RowsSummary {
  readonly rows: number;
  /** How sure the rows are together, and why they are not exact. */
  readonly basis: Exclude<Basis, 'unpriced'>;
  readonly reasons: readonly Wording[];
  /** Tokens of an image on average over the rows; undefined when they are not billed by tokens. */
  readonly tokensPerImage: number | undefined;
  /** Longest Batch input line of a row, in bytes. */
  readonly batchLineBytes: number;
  readonly live: NanoUsdRange;
  readonly batch: NanoUsdRange | undefined;
  /** Live cost of a request, upper bound: half of the rows cost no more than this. */
  readonly median: number | undefined;
  /** 95 of 100 rows cost no more than this. */
  readonly p95: number | undefined;
  /** The dearest first. */
  readonly dearest: readonly DearRow[];
}

/** Fills rows into a prompt one by one; memory does not grow with their number. */
export interface RowPlanner {
  /** Counts and prices one row; gives the problem when it has to be left out. */
  add(row: DataRow): Steps<RowProblem | undefined>;
  summary(): RowsSummary;
}

const DEAREST_ROWS = 5;
/** Reasons that are kept; more of them tell nobody anything. */
const MOST_REASONS = 20;
const REPLACEMENT_CHARACTER = '\ufffd';

/** A planner for the rows of one request. */
export function createRowPlanner(
  catalogue: Catalogue,
  request: ResolvedRequest,
  sent: SentPrompt,
  counter: TokenCounter,
): RowPlanner {
  const needed = neededVariables(sent);
  const costs = createDistribution();
  let live = NO_MONEY;
  let batch: NanoUsdRange | undefined = NO_MONEY;
  let dearest: readonly DearRow[] = [];
  let basis: Exclude<Basis, 'unpriced'> = 'exact';
  const reasons = new Map<string, Wording>();
  let tokens: number | undefined = 0;
  let characters = 0;

  return {
    *add({ line, values }) {
      const missing = needed.filter((name) => !values.has(name));
      if (missing.length > 0) {
        return { line, reason: `no value for ${missing.map((name) => `“${name}”`).join(', ')}` };
      }
      for (const [name, value] of values) {
        if (value.includes(REPLACEMENT_CHARACTER)) {
          return { line, reason: `“${name}” is not valid UTF-8` };
        }
      }
      const prompt = yield* countPrompt(
        sent.segments,
        withValues(sent.inputs, values),
        sent.undeclaredTokens,
        counter,
      );
      const estimate = estimateRequest(catalogue, { ...request, batch: false }, prompt);
      const { cost } = estimate;
      if (cost.kind === 'unpriced' || estimate.basis === 'unpriced') {
        return {
          line,
          reason: cost.kind === 'unpriced' ? inEnglish(cost.reason) : 'it has no price',
        };
      }
      basis = leastSure([basis, estimate.basis]) as typeof basis;
      for (const reason of estimate.reasons) {
        if (reasons.size < MOST_REASONS) reasons.set(inEnglish(reason), reason);
      }
      const own = tokensPerImage(estimate);
      tokens = tokens === undefined || own === undefined ? undefined : tokens + own;
      characters = Math.max(characters, prompt.characters);
      const half = estimateRequest(catalogue, { ...request, batch: true }, prompt).cost;
      live = addMoney([live, cost.total]);
      batch = batch && half.kind === 'priced' ? addMoney([batch, half.total]) : undefined;
      costs.add(cost.total.max);
      const last = dearest.at(-1);
      if (dearest.length < DEAREST_ROWS || (last && cost.total.max > last.cost.max)) {
        dearest = [...dearest, { line, cost: cost.total }]
          .sort((a, b) => b.cost.max - a.cost.max || a.line - b.line)
          .slice(0, DEAREST_ROWS);
      }
      return undefined;
    },
    summary: () => ({
      rows: costs.count,
      basis,
      reasons: [...reasons.values()],
      tokensPerImage:
        tokens === undefined || costs.count === 0 ? undefined : Math.ceil(tokens / costs.count),
      batchLineBytes: batchLineBytes(characters),
      live,
      batch,
      median: costs.quantile(0.5),
      p95: costs.quantile(0.95),
      dearest,
    }),
  };
}

/** The unit of a plan whose requests differ: their own sureness and size instead of the template's. */
export function rowsUnit(
  unit: UnitCost & { readonly kind: 'priced' },
  { basis, reasons, tokensPerImage: tokens, batchLineBytes: bytes }: RowsSummary,
): UnitCost & { readonly kind: 'priced' } {
  return { ...unit, basis, reasons, tokensPerImage: tokens, batchLineBytes: bytes };
}

/** Variables that only a row can give a value. */
function neededVariables({ segments, inputs }: SentPrompt): readonly string[] {
  const names = new Set<string>();
  for (const segment of segments) {
    if (segment.kind !== 'variable' || segment.inlineDefault !== undefined) continue;
    if ((inputs.get(segment.name)?.values.length ?? 0) === 0) names.add(segment.name);
  }
  return [...names];
}

function withValues(
  inputs: ReadonlyMap<string, VariableInput>,
  values: ReadonlyMap<string, string>,
): ReadonlyMap<string, VariableInput> {
  const filled = new Map(inputs);
  for (const [name, value] of values) filled.set(name, { values: [value] });
  // A row stands for one call: what it leaves open is sent as its default.
  for (const [name, input] of filled) {
    if (input.values.length > 1) filled.set(name, { values: input.values.slice(0, 1) });
  }
  return filled;
}
