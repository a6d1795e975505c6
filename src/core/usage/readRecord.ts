import { batchLine } from './shapes/batchLine.ts';
import { helicone } from './shapes/helicone.ts';
import { imagesResponse } from './shapes/imagesResponse.ts';
import { judgementLine } from './shapes/judgementLine.ts';
import { langfuse } from './shapes/langfuse.ts';
import { liteLlm } from './shapes/liteLlm.ts';
import { organisation } from './shapes/organisation.ts';
import { otelSpans } from './shapes/otelSpans.ts';
import { ownLine } from './shapes/ownLine.ts';
import { responsesApi } from './shapes/responsesApi.ts';
import { isEntry, type UsageShape } from './shapes/shape.ts';
import { streamEvent } from './shapes/streamEvent.ts';
import type { RecordReading } from './usageRecord.ts';
import { listed, words } from '../text/wording.ts';

/** The first that fits counts; a shape that needs more comes before one that needs less. */
const SHAPES: readonly UsageShape[] = [
  streamEvent,
  responsesApi,
  batchLine,
  liteLlm,
  otelSpans,
  organisation,
  helicone,
  langfuse,
  ownLine,
  judgementLine,
  imagesResponse,
];

/** Reads one entry of a log by its content: one of a known shape, or a list of them. Never throws and never guesses. */
export function readUsageRecord(entry: unknown): RecordReading {
  const entries = entriesIn(entry);
  if (entries === undefined || entries.length === 0) return readOne(entry);
  return { kind: 'several', readings: entries.map(readOne) };
}

/** The entries of a list, or of a page of results as APIs give them; undefined for a single entry. */
function entriesIn(entry: unknown): readonly unknown[] | undefined {
  if (Array.isArray(entry)) return entry as readonly unknown[];
  if (!isEntry(entry) || !Array.isArray(entry['data'])) return undefined;
  const { meta, error, data, object } = entry;
  const isPage = object === undefined && (isEntry(meta) || error === null);
  return isPage ? (data as readonly unknown[]) : undefined;
}

function readOne(entry: unknown): RecordReading {
  const shape = isEntry(entry) ? SHAPES.find((one) => one.fits(entry)) : undefined;
  if (shape !== undefined && isEntry(entry)) return shape.read(entry);
  const names = listed(SHAPES.map(({ name }) => words(name)));
  return { kind: 'unknown', reason: words('is none of: {0}', names) };
}

/** Reads one line of a JSON log; a torn line is of no known shape. */
export function readUsageLine(line: string): RecordReading {
  if (line.trim() === '') return { kind: 'nothing' };
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return { kind: 'unknown', reason: words('is not valid JSON') };
  }
  return readUsageRecord(entry);
}
