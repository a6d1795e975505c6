import { findModel, type Catalogue, type ModelPricing } from '../pricing/catalogue.ts';
import { PRICE_KEYS, RATE_OF_KEY, type PriceKey } from '../project/priceFields.ts';
import type { Wording } from '../text/wording.ts';
import type { ImportedPrice } from './importedPrice.ts';
import { suspicionsOf } from './suspicion.ts';

/** One price of a file that differs from what counts now. */
export interface PriceChange {
  /** `model.key`, such as `gpt-image-2.image_output`; what a user accepts it by. */
  readonly id: string;
  /** The model as the price list names it, or as the file does where it is not listed. */
  readonly model: string;
  readonly key: PriceKey;
  /** US dollars of the price list that ships; undefined where it has none. */
  readonly shipped: number | undefined;
  /** US dollars of the project's own prices; undefined where it has none. */
  readonly own: number | undefined;
  /** US dollars that the file states. */
  readonly proposed: number;
  /** Why it is probably wrong, in sentences; such a price is written only when it is asked for by its id. */
  readonly suspicions: readonly Wording[];
  /** For a model that is not listed: the listed one it is named after, whose token rules it takes. */
  readonly extends?: string;
}

/** How a price file compares with what counts now. */
export interface PriceDiff {
  readonly changes: readonly PriceChange[];
  /** How many prices are the same. */
  readonly same: number;
  /** Models of the file that the price list does not have. */
  readonly unlisted: readonly string[];
  /** What else the file says that is worth a word. */
  readonly notes: readonly string[];
}

/**
 * Compares a price file with the shipped price list and the project's own prices.
 *
 * @param current the shipped list with the project's own prices in it.
 * @param withUnlisted whether models that the price list does not have are compared too.
 */
export function diffPrices(
  shipped: Catalogue,
  current: Catalogue,
  prices: readonly ImportedPrice[],
  withUnlisted: boolean,
): PriceDiff {
  const changes: PriceChange[] = [];
  const notes: string[] = [];
  const unlisted: string[] = [];
  const seen = new Set<string>();
  let same = 0;
  for (const imported of prices) {
    const listed = findModel(shipped, imported.model);
    const own = findModel(current, imported.model);
    const model = listed?.id ?? own?.id ?? imported.model;
    if (seen.has(model)) continue;
    seen.add(model);
    notes.push(...notesOf(model, imported, listed));
    if (listed === undefined && own === undefined) {
      unlisted.push(model);
      if (!withUnlisted) continue;
    }
    const named = listed ? undefined : namesake(shipped, model);
    for (const key of PRICE_KEYS) {
      const proposed = imported.prices[key];
      if (proposed === undefined) continue;
      const before = priceOfKey(listed, key);
      const now = priceOfKey(own, key);
      if (proposed === now) {
        same++;
        continue;
      }
      changes.push({
        id: `${model}.${key}`,
        model,
        key,
        shipped: before,
        own: now === before ? undefined : now,
        proposed,
        suspicions: suspicionsOf(listed ?? named, key, proposed, imported.prices),
        ...(named ? { extends: named.id } : {}),
      });
    }
  }
  return { changes, same, unlisted, notes };
}

/** The price that a key of `prompt-cost.yaml` would change; undefined where the model has none of that kind, or several. */
function priceOfKey(model: ModelPricing | undefined, key: PriceKey): number | undefined {
  if (model === undefined) return undefined;
  const rate = RATE_OF_KEY[key];
  if (rate !== undefined) return model.usdPerMTok[rate];
  if (key === 'per_input_image') {
    return model.imageInput?.kind === 'perImage' ? model.imageInput.usd : undefined;
  }
  const classes = model.imageOutput?.kind === 'perImage' ? model.imageOutput.classes : [];
  const usd = classes.length === 1 ? classes[0]?.usd : undefined;
  return usd?.min === usd?.max ? usd?.min : undefined;
}

/** `azure/gpt-image-2` is most probably gpt-image-2 on another service. */
function namesake(shipped: Catalogue, model: string): ModelPricing | undefined {
  return findModel(shipped, model.slice(model.lastIndexOf('/') + 1));
}

function notesOf(
  model: string,
  { problems, shutdown }: ImportedPrice,
  listed: ModelPricing | undefined,
): readonly string[] {
  const notes = problems.map((problem) => `${model}: ${problem}`);
  const known = listed?.lifecycle.shutdown;
  if (listed && shutdown !== undefined && shutdown !== known) {
    notes.push(
      `${model}: the file says it ends on ${shutdown}; the price list says ${known ?? 'nothing of an end'}.`,
    );
  }
  return notes;
}
