import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  inEnglish,
  formatRecord,
  readUsageLine,
  readUsageRecord,
  type UsageRecord,
} from '../../core/index.ts';
import { CliFailure, describeFileError } from '../failure.ts';
import { CliProjects } from '../files/projects.ts';
import { shownPath } from '../files/shownPath.ts';
import type { CliIo } from '../io.ts';
import { appendLines } from './appendLines.ts';
import { targetLog } from './targetLog.ts';

/** What counts for calls that do not say it themselves. */
export interface AddOptions {
  readonly log?: string;
  readonly model?: string;
  readonly operation?: string;
  readonly quality?: string;
  readonly size?: string;
  readonly template?: string;
  readonly asset?: string;
  readonly user?: string;
}

/**
 * Adds calls to a usage log, all of them or, when one is of no known shape, none.
 *
 * @param file what to read; standard input when undefined or `-`.
 * @returns what was done, for people.
 * @throws CliFailure with the first line that cannot be read.
 */
export async function addUsage(
  io: CliIo,
  file: string | undefined,
  options: AddOptions,
): Promise<string> {
  const projects = await CliProjects.open(io.cwd, {}, undefined);
  const log = targetLog(io, await projects.of(io.cwd), options.log);
  const records = recordsOf(await textOf(io, file)).map((record) => complete(io, record, options));
  if (records.length === 0) throw new CliFailure('there is no call to add: the input is empty');
  await append(io, log, records.map(formatRecord));
  const [only] = records;
  const added = records.length === 1 ? `call ${only?.id ?? ''}` : `${records.length} calls`;
  return `Added ${added} to ${shownPath(io.cwd, log)}.\n`;
}

/**
 * Appends lines to a log.
 *
 * @throws CliFailure when that fails.
 */
export async function append(io: CliIo, log: string, lines: readonly string[]): Promise<void> {
  try {
    await appendLines(log, lines);
  } catch (error) {
    if (error instanceof CliFailure) throw error;
    throw new CliFailure(`cannot write to ${shownPath(io.cwd, log)}: ${describeFileError(error)}`);
  }
}

async function textOf(io: CliIo, file: string | undefined): Promise<string> {
  if (file !== undefined && file !== '-') {
    try {
      return await readFile(resolve(io.cwd, file), 'utf8');
    } catch (error) {
      throw new CliFailure(`cannot read ${file}: ${describeFileError(error)}`);
    }
  }
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of io.stdin) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The calls of one JSON document, or of one a line. */
function recordsOf(text: string): readonly UsageRecord[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return text.split('\n').flatMap((line, index) => callOf(readUsageLine(line), index + 1));
  }
  const entries: readonly unknown[] = Array.isArray(document) ? document : [document];
  return entries.flatMap((entry, index) => callOf(readUsageRecord(entry), index + 1));
}

function callOf(reading: ReturnType<typeof readUsageRecord>, line: number): readonly UsageRecord[] {
  switch (reading.kind) {
    case 'record':
      return [reading.record];
    case 'several':
      return reading.readings.flatMap((one) => callOf(one, line));
    case 'nothing':
      return [];
    case 'unknown':
      throw new CliFailure(`line ${line} ${inEnglish(reading.reason)}; nothing was added`);
    case 'judgement':
    case 'stated':
      throw new CliFailure(`line ${line} is no call of an API; nothing was added`);
  }
}

function complete(io: CliIo, record: UsageRecord, options: AddOptions): UsageRecord {
  const model = record.model ?? options.model;
  if (model === undefined) {
    throw new CliFailure('the response names no model: say which one it was with --model');
  }
  return {
    ...record,
    time: record.time ?? io.now().toISOString(),
    id: record.id ?? randomUUID(),
    model,
    operation: record.operation ?? options.operation,
    quality: record.quality ?? options.quality,
    size: record.size ?? options.size,
    template: record.template ?? options.template,
    asset: record.asset ?? options.asset,
    user: record.user ?? options.user,
  };
}
