import { findModel, type Catalogue } from '../../pricing/catalogue.ts';
import { outputTokens } from '../../pricing/modelTokens.ts';
import {
  kindKey,
  type Observations,
  type ObservedOutput,
  type Verdicts,
} from '../../pricing/observations.ts';
import { parsePixels } from '../../template/header.ts';
import type { Steps } from '../../text/steps.ts';
import type { RollUp } from '../ledger/rollUp.ts';

/** Cells that are looked at between two pauses. */
const CELLS_PER_STEP = 300;

/** What of a roll-up says what was observed. */
export type ObservedRollUp = Pick<RollUp, 'cells' | 'outputs'>;

interface Kind {
  readonly model: string;
  readonly quality: string;
  readonly size: string;
  images: number;
  readonly days: string[];
}

/**
 * What usage shows about output tokens and acceptance, for {@link withObservations}. Models are named by their id in the
 * catalogue where they are listed; what says no quality or no size is left out.
 */
export function* observationsOf(
  { cells, outputs }: ObservedRollUp,
  catalogue: Catalogue,
): Steps<Observations> {
  const kinds = new Map<string, Kind>();
  const byTemplate = new Map<string, Map<string, Kind>>();
  const verdicts = new Map<string, Verdicts>();
  for (const [index, cell] of cells.entries()) {
    if (index % CELLS_PER_STEP === 0) yield;
    const { model, quality, size, template, images, day, judged, approved } = cell;
    if (template !== undefined && judged > 0) {
      const before = verdicts.get(template) ?? { judged: 0, approved: 0 };
      verdicts.set(template, {
        judged: before.judged + judged,
        approved: before.approved + approved,
      });
    }
    const id = idOf(catalogue, model);
    if (id === undefined || quality === undefined || size === undefined) continue;
    const kind = { model: id, quality, size };
    addTo(kinds, kind, images, day);
    if (template === undefined) continue;
    const own = byTemplate.get(template) ?? new Map<string, Kind>();
    byTemplate.set(template, own);
    addTo(own, kind, images, day);
  }
  const counts = new Map<string, Map<number, number>>();
  for (const { model, quality, size, tokens } of outputs) {
    yield;
    const id = idOf(catalogue, model);
    if (id === undefined || quality === undefined || size === undefined) continue;
    const key = kindKey({ model: id, quality, size });
    const sums = counts.get(key) ?? new Map<number, number>();
    counts.set(key, sums);
    for (const [value, images] of tokens) sums.set(value, (sums.get(value) ?? 0) + images);
  }
  const shared = new Map<string, ObservedOutput>();
  for (const [key, kind] of kinds) {
    yield;
    for (const output of observed(kind, counts.get(key), 1)) shared.set(key, output);
  }
  const templates = new Map<string, readonly ObservedOutput[]>();
  for (const [template, own] of byTemplate) {
    const found: ObservedOutput[] = [];
    for (const [key, kind] of own) {
      yield;
      const all = kinds.get(key)?.images ?? kind.images;
      found.push(...ownOutput(catalogue, kind, counts.get(key), kind.images / all));
    }
    templates.set(template, found);
  }
  return { outputs: shared, templates, verdicts };
}

/** By the formula where there is one; else as the images of all templates are spread, since cells hold sums only. */
function ownOutput(
  catalogue: Catalogue,
  kind: Kind,
  counts: ReadonlyMap<number, number> | undefined,
  share: number,
): readonly ObservedOutput[] {
  const model = findModel(catalogue, kind.model);
  const pixels = parsePixels(kind.size);
  const tokens = model && pixels && outputTokens(model, kind.quality, pixels);
  if (tokens === undefined) return observed(kind, counts, share);
  return observed(kind, new Map([[tokens, kind.images]]), 1);
}

function observed(
  { model, quality, size, days }: Kind,
  counts: ReadonlyMap<number, number> | undefined,
  share: number,
): readonly ObservedOutput[] {
  if (counts === undefined) return [];
  const tokens = [...counts]
    .map(([value, images]) => [value, images * share] as const)
    .sort(([one], [other]) => one - other);
  const [since, until] = days;
  return [{ model, quality, size, tokens, since, until }];
}

function addTo(
  kinds: Map<string, Kind>,
  named: Pick<Kind, 'model' | 'quality' | 'size'>,
  images: number,
  day: string | undefined,
): void {
  const key = kindKey(named);
  const kind = kinds.get(key) ?? { ...named, images: 0, days: [] };
  kinds.set(key, kind);
  kind.images += images;
  if (day === undefined) return;
  const [first = day, last = day] = kind.days;
  kind.days[0] = day < first ? day : first;
  kind.days[1] = day > last ? day : last;
}

/** The id of a listed model; one that is not listed may be priced in a project file, under its own name. */
function idOf(catalogue: Catalogue, model: string | undefined): string | undefined {
  if (model === undefined) return undefined;
  return findModel(catalogue, model)?.id ?? model.trim().toLowerCase();
}

/** Ids of the models for which a log shows input that came from a cache. */
export function* modelsWithCachedInput(
  cells: RollUp['cells'],
  catalogue: Catalogue,
): Steps<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const [index, { model, tokens }] of cells.entries()) {
    if (index % CELLS_PER_STEP === 0) yield;
    if (tokens.cachedTextInput + tokens.cachedImageInput === 0) continue;
    const id = idOf(catalogue, model);
    if (id !== undefined) found.add(id);
  }
  return found;
}
