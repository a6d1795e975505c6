import {
  doubtWords,
  inEnglish,
  recordDoubt,
  type Catalogue,
  type FormulaDoubt,
} from '../../core/index.ts';
import type { ExitCode } from '../failure.ts';
import type { CliIo } from '../io.ts';
import type { ToldProblem } from '../plainCatalogue.ts';
import { readUsageLogs } from './usageLogs.ts';

/** Records that are named for each disagreement; the rest is counted. */
const NAMED_RECORDS = 5;

interface Doubted {
  readonly doubt: FormulaDoubt;
  images: number;
  records: number;
  readonly places: string[];
}

/**
 * Compares the records of usage logs with the formulas of a price list. What is billed by another number of tokens
 * is a problem of the list, told with the records that show it.
 */
export async function checkFormulas(
  io: CliIo,
  usage: readonly string[],
  catalogue: Catalogue,
  exit: (code: ExitCode) => void,
): Promise<readonly ToldProblem[]> {
  const doubted = new Map<string, Doubted>();
  const seen = new Set<string>();
  await readUsageLogs(
    io,
    usage,
    {
      catalogue,
      visit: (record, { file, line }) => {
        const doubt = recordDoubt(record, catalogue);
        if (doubt === undefined) return;
        const { id } = record;
        if (id !== undefined && seen.has(id)) return;
        if (id !== undefined) seen.add(id);
        const { model, quality, size, observed } = doubt;
        const key = JSON.stringify([model, quality, size, observed]);
        const known = doubted.get(key) ?? { doubt, images: 0, records: 0, places: [] };
        doubted.set(key, known);
        known.images += doubt.images;
        known.records++;
        if (known.places.length >= NAMED_RECORDS) return;
        known.places.push(`${file}:${line}${id === undefined ? '' : ` (${id})`}`);
      },
    },
    exit,
  );
  return [...doubted.values()]
    .sort((one, other) => other.images - one.images)
    .map(({ doubt, images, records, places }) => {
      const more = records - places.length;
      const rest = more > 0 ? ` and ${more.toLocaleString('en-US')} more` : '';
      const message = `${inEnglish(doubtWords({ ...doubt, images }))} Records: ${places.join(', ')}${rest}.`;
      return { kind: 'doubted', model: doubt.model, message };
    });
}
