import assert from 'node:assert/strict';
import { inEnglish } from '../../../../src/core/text/wording.ts';
import { readUsageRecord } from '../../../../src/core/usage/readRecord.ts';
import type {
  RecordReading,
  StatedUsage,
  UsageRecord,
} from '../../../../src/core/usage/usageRecord.ts';

/** The record that an entry is. */
export function recordOf(entry: unknown): UsageRecord {
  const reading = readUsageRecord(entry);
  assert.ok(reading.kind === 'record', JSON.stringify(reading));
  return reading.record;
}

/** Why an entry is of no known shape. */
export function reasonOf(entry: unknown): string {
  const reading = readUsageRecord(entry);
  assert.ok(reading.kind === 'unknown', JSON.stringify(reading));
  return inEnglish(reading.reason);
}

/** The several readings of an entry. */
export function severalOf(entry: unknown): readonly RecordReading[] {
  const reading = readUsageRecord(entry);
  assert.ok(reading.kind === 'several', JSON.stringify(reading));
  return reading.readings;
}

/** What an entry states. */
export function statedOf(entry: unknown): readonly StatedUsage[] {
  return severalOf(entry).flatMap((reading) => (reading.kind === 'stated' ? [reading.stated] : []));
}
