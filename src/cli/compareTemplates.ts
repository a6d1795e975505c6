import {
  actualsOf,
  compareActuals,
  indexActuals,
  reportActuals,
  runSteps,
  type ReportedActuals,
  type RollUp,
} from '../core/index.ts';
import { analyseTemplates } from './analyseTemplates.ts';
import type { CliIo } from './io.ts';

/** Templates beside what their logged calls cost. */
export interface ComparedTemplates {
  /** Of those that have calls, as they are shown. */
  readonly templates: readonly ReportedActuals[];
  /** Of all of them, relative to their project file. */
  readonly paths: readonly string[];
}

/** Compares what templates are estimated at, without what was learned from the same calls, with what these cost. */
export async function compareTemplates(
  io: CliIo,
  paths: readonly string[],
  { cells }: RollUp,
  configFile: string | undefined,
): Promise<ComparedTemplates> {
  const index = runSteps(indexActuals(cells));
  const templates: ReportedActuals[] = [];
  const known: string[] = [];
  await analyseTemplates(
    io,
    paths,
    {},
    { config: configFile },
    ({ file, analysis, settings, partials }) => {
      known.push(partials.path);
      const { requests } = analysis;
      const actuals = actualsOf(index, partials.path, requests, settings.catalogue);
      if (actuals === undefined) return;
      const compared = compareActuals(requests, actuals, settings.catalogue);
      templates.push(reportActuals(file.path, compared));
    },
  );
  templates.sort((one, other) => (one.path < other.path ? -1 : 1));
  return { templates, paths: known };
}
