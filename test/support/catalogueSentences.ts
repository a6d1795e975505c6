import { SHIPPED_CATALOGUE } from '../../src/core/index.ts';

/** Keys of the price list whose texts people read. */
const SENTENCE_KEYS: ReadonlySet<string> = new Set(['note', 'unpricedReason', 'title']);

/** Every sentence that the shipped price list brings along: what it does not know, and where prices come from. */
export function catalogueSentences(): ReadonlySet<string> {
  const found = new Set<string>();
  collect(SHIPPED_CATALOGUE, found);
  return found;
}

function collect(data: unknown, found: Set<string>): void {
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === 'string' && SENTENCE_KEYS.has(key)) found.add(value);
    // By output format: what is billed besides.
    else if (key === 'billedBesides')
      Object.values(value as object).forEach((one) => found.add(String(one)));
    else collect(value, found);
  }
}
