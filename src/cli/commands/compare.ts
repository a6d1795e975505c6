import { InvalidArgumentError, Option } from 'commander';
import {
  compareModels,
  reportCompared,
  SHIPPED_CATALOGUE,
  type CompareReport,
} from '../../core/index.ts';
import { analyseTemplates } from '../analyseTemplates.ts';
import { CliFailure } from '../failure.ts';
import { todayOf, write } from '../io.ts';
import { forcedLayer, imageCount, requestOption, type RequestOptions } from '../options.ts';
import { compareTable } from '../print/compareTable.ts';
import { learnFromLogs } from '../data/learnFromLogs.ts';
import type { Command } from './command.ts';

interface CompareOptions extends RequestOptions {
  readonly format: 'table' | 'json';
  readonly at?: string;
  readonly config?: string;
}

/** `prompt-cost compare`: the same request on every model of the price list, cheapest first. */
export const compareCommand: Command = {
  register(program, io, exit) {
    program
      .command('compare')
      .description('Price the requests of a template on every model, cheapest first.')
      .argument('[paths...]', 'template files, folders to search, or - for standard input', ['.'])
      .option('--quality <word>', 'quality to use', requestOption('quality'))
      .option(
        '--size <size>',
        'size to use: WIDTHxHEIGHT in pixels, or auto',
        requestOption('size'),
      )
      .option('--n <count>', 'images per request to use, 1 to 10', imageCount)
      .option('--at <date>', 'day that decides which models are gone (today)', dateOption)
      .addOption(
        new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'),
      )
      .option('--config <file>', 'project file to use instead of the nearest prompt-cost.yaml')
      .action(async (paths: readonly string[], options: CompareOptions) => {
        const requests: CompareReport['requests'] = [];
        const today = options.at ?? todayOf(io);
        const user = { forced: forcedLayer(options) };
        const scan = await analyseTemplates(
          io,
          paths,
          user,
          { config: options.config, learn: learnFromLogs(io, undefined, exit) },
          ({ file, analysis, settings }) => {
            const { catalogue } = settings;
            for (const estimate of analysis.requests) {
              const { model, quality, size, n } = estimate.request;
              const models = compareModels(catalogue, estimate, analysis.prompt, today);
              requests.push({
                path: file.path,
                model,
                quality,
                size,
                n,
                models: models.map(reportCompared),
              });
            }
          },
        );
        if (scan.unreadable > 0) exit(2);
        if (requests.length === 0) {
          if (scan.unreadable > 0) return;
          throw new CliFailure('there are no templates to compare');
        }
        const catalogVersion = SHIPPED_CATALOGUE.version;
        const report: CompareReport = { schemaVersion: 1, catalogVersion, requests };
        const asJson = options.format === 'json';
        const output = asJson ? `${JSON.stringify(report, null, 2)}\n` : compareTable(report);
        await write(io.stdout, output);
      });
  },
};

/** Reads `YYYY-MM-DD`. */
export function dateOption(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new InvalidArgumentError('Expected a date, YYYY-MM-DD.');
}
