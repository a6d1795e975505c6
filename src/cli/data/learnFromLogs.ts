import {
  indexActuals,
  modelsWithCachedInput,
  observationsOf,
  runSteps,
  type Catalogue,
} from '../../core/index.ts';
import type { ExitCode } from '../failure.ts';
import type { Learn } from '../files/projects.ts';
import { write, type CliIo } from '../io.ts';
import type { LearnedUsage } from '../usage/learnedUsage.ts';
import { nameLogs, readUsageLogs, type NamedLogs } from './usageLogs.ts';

/**
 * Makes the reading of what a project's usage logs teach: of the logs that are named on the command line, for all
 * projects alike, or else of those that each project names, as the editor does.
 *
 * @param usage the logs; undefined for those of the projects, false for none.
 */
export function learnFromLogs(
  io: CliIo,
  usage: readonly string[] | false | undefined,
  exit: (code: ExitCode) => void,
): Learn {
  return async (project) => {
    if (usage === false) return undefined;
    const named = await nameLogs(io, project, usage, undefined);
    return named.files.length === 0 ? undefined : learn(io, named, project.context.catalogue, exit);
  };
}

async function learn(
  io: CliIo,
  { files, cache }: NamedLogs,
  catalogue: Catalogue,
  exit: (code: ExitCode) => void,
): Promise<LearnedUsage> {
  const { rollUp, problems } = await readUsageLogs(io, files, { catalogue, cache }, exit);
  const { length } = problems;
  if (length > 0) {
    const lines = length === 1 ? 'line' : 'lines';
    await write(
      io.stderr,
      `${length} ${lines} of the usage logs could not be read; prompt-cost spend names them\n`,
    );
  }
  return {
    rollUp,
    user: {
      observations: runSteps(observationsOf(rollUp, catalogue)),
      confirmedCaching: runSteps(modelsWithCachedInput(rollUp.cells, catalogue)),
    },
    actuals: runSteps(indexActuals(rollUp.cells)),
  };
}
