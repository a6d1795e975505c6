import { Option } from 'commander';
import { checkCatalogue, USUAL_AGE_DAYS } from '../../core/index.ts';
import { CliProjects, reportProject } from '../files/projects.ts';
import { todayOf, write } from '../io.ts';
import { catalogProblemsTable, catalogTable } from '../print/catalogTable.ts';
import { checkFormulas } from '../data/formulaDoubts.ts';
import { inPlainEnglish, plainSources, type ToldProblem } from '../plainCatalogue.ts';
import { complainOf } from '../print/complainOf.ts';
import { registerCatalogImport } from './catalogImport.ts';
import { dateOption } from './compare.ts';
import type { Command } from './command.ts';
import { wholeWithin } from './planOptions.ts';

interface CatalogOptions {
  readonly format: 'table' | 'json';
  readonly check?: true;
  readonly at?: string;
  readonly maxAge: number;
  readonly usage?: readonly string[];
  readonly config?: string;
}

/** `prompt-cost catalog`: the price list, what is old or gone in it, and prices from other lists. */
export const catalogCommand: Command = {
  register(program, io, exit) {
    const catalog = program
      .command('catalog')
      .description('List the prices that count here, your own included.')
      .option('--check', 'say what is old, gone or about to go; exit code 1 if anything is')
      .option('--at <date>', 'day to check for (today)', dateOption)
      .option(
        '--max-age <days>',
        'days after which a price is old',
        wholeWithin(1, 10_000),
        USUAL_AGE_DAYS,
      )
      .option(
        '--usage <files...>',
        'with --check: usage logs to compare the formulas with, each record by its tokens',
      )
      .addOption(
        new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'),
      )
      .option('--config <file>', 'project file to use instead of the nearest prompt-cost.yaml')
      .action(async (options: CatalogOptions) => {
        const projects = await CliProjects.open(io.cwd, {}, options.config);
        const project = await projects.of(io.cwd);
        await complainOf(io, reportProject(io.cwd, project));
        const { catalogue } = project.context;
        const at = options.at ?? todayOf(io);
        const problems: readonly ToldProblem[] | undefined =
          options.check === true
            ? [
                ...checkCatalogue(catalogue, at, options.maxAge).map(inPlainEnglish),
                ...(options.usage ? await checkFormulas(io, options.usage, catalogue, exit) : []),
              ]
            : undefined;
        if (problems !== undefined && problems.length > 0) exit(1);
        const asJson = options.format === 'json';
        const { version, ...rest } = catalogue;
        const json = {
          schemaVersion: 1,
          catalogVersion: version,
          ...(problems ? { problems } : {}),
          ...rest,
          sources: plainSources(catalogue.sources),
        };
        await write(
          io.stdout,
          asJson
            ? `${JSON.stringify(json, null, 2)}\n`
            : problems
              ? catalogProblemsTable(problems, version, at)
              : catalogTable(catalogue, at),
        );
      });
    registerCatalogImport(catalog, io, exit);
  },
};
