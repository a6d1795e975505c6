import { resolve } from 'node:path';
import {
  createRowPlanner,
  runSteps,
  USUAL_ENCODING,
  type Catalogue,
  type ResolvedRequest,
  type RowProblem,
  type RowsSummary,
  type SentPrompt,
} from '../../core/index.ts';
import { CliFailure, describeFileError, fileErrorCode } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { createProgress } from '../progress.ts';
import { readDataFile } from './dataFile.ts';

/** Problems of single rows that are kept; the rest is counted. */
const KEPT_PROBLEMS = 100;

/** What the rows of a file came to. */
export interface PlannedRows {
  readonly summary: RowsSummary;
  /** Rows that could not be read or priced. */
  readonly leftOut: number;
  /** The first of them. */
  readonly problems: readonly RowProblem[];
}

/** Fills each row of a data file into the prompt, counts and prices it. */
export async function planRows(
  io: CliIo,
  file: string,
  catalogue: Catalogue,
  request: ResolvedRequest,
  sent: SentPrompt,
): Promise<PlannedRows> {
  const counter = await io.loadCounter(USUAL_ENCODING);
  const planner = createRowPlanner(catalogue, request, sent, counter);
  const progress = createProgress(io, undefined, 'rows');
  const problems: RowProblem[] = [];
  let leftOut = 0;
  const leaveOut = (problem: RowProblem): void => {
    leftOut++;
    if (problems.length < KEPT_PROBLEMS) problems.push(problem);
  };
  let read = 0;
  const interrupt = io.onInterrupt();
  try {
    for await (const row of readDataFile(resolve(io.cwd, file), file)) {
      progress.step();
      read++;
      if (interrupt.isAsked()) {
        const rows = read.toLocaleString('en-US');
        throw new CliFailure(`stopped at row ${rows} of ${file}; nothing was planned`);
      }
      if (row.kind === 'problem') {
        leaveOut(row.problem);
        continue;
      }
      const problem = runSteps(planner.add(row.row));
      if (problem !== undefined) leaveOut(problem);
    }
  } catch (error) {
    if (fileErrorCode(error) === undefined) throw error;
    throw new CliFailure(`cannot read ${file}: ${describeFileError(error)}`);
  } finally {
    interrupt.dispose();
    progress.stop();
  }
  if (read === 0) throw new CliFailure(`${file} has no rows; write one line for each run`);
  return { summary: planner.summary(), leftOut, problems };
}
