import type { Steps } from '../text/steps.ts';
import { words, type Wording } from '../text/wording.ts';
import type { Catalogue } from '../pricing/catalogue.ts';
import type { ImportedPrice, PriceFileReading } from './importedPrice.ts';
import { readLiteLlmEntry } from './litellm.ts';
import { readRouterEntry } from './router.ts';

/**
 * Largest price file that is read, in UTF-16 units; LiteLLM's has 1.6 million. Anything larger would hold
 * up the editor while it is parsed.
 */
export const LONGEST_PRICE_FILE = 6_000_000;

/**
 * Reads the prices of image models from LiteLLM's price file or from a router's model list. Never throws;
 * an entry that makes no sense is left out, or carries its problems.
 */
export function* readPriceFile(text: string, catalogue: Catalogue): Steps<PriceFileReading> {
  if (text.length > LONGEST_PRICE_FILE) {
    return refused(
      words(
        'it is longer than {0} characters; keep only the image models in it',
        LONGEST_PRICE_FILE,
      ),
    );
  }
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch (error) {
    return refused(
      words('it is not JSON ({0})', error instanceof Error ? error.message : String(error)),
    );
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return refused(words('it is neither LiteLLM’s price file nor a model list with “data”'));
  }
  const list = 'data' in data && Array.isArray(data.data) ? (data.data as unknown[]) : undefined;
  const entries: readonly (readonly [string, unknown])[] = list
    ? list.map((entry) => ['', entry])
    : Object.entries(data);
  const read: (ImportedPrice | undefined)[] = [];
  for (const [name, entry] of entries) {
    read.push(list ? readRouterEntry(catalogue, entry) : readLiteLlmEntry(catalogue, name, entry));
    yield;
  }
  const prices = withoutRepeats(read.filter((price) => price !== undefined));
  if (prices.length === 0) return refused(words('it has no prices of image models'));
  return {
    kind: 'read',
    format: list ? 'router' : 'LiteLLM',
    prices,
    skipped: read.length - prices.length,
  };
}

function refused(reason: Wording): PriceFileReading {
  return { kind: 'refused', reason };
}

/** The first entry of a model counts. */
function withoutRepeats(prices: readonly ImportedPrice[]): readonly ImportedPrice[] {
  const byModel = new Map<string, ImportedPrice>();
  for (const price of prices) if (!byModel.has(price.model)) byModel.set(price.model, price);
  return [...byModel.values()];
}
