import { Option } from 'commander';
import { priceUsage, reportUsagePrice } from '../../core/index.ts';
import { CliFailure } from '../failure.ts';
import { CliProjects, reportProject } from '../files/projects.ts';
import { write } from '../io.ts';
import { complainOf } from '../print/complainOf.ts';
import { priceTable } from '../print/priceTable.ts';
import type { Command } from './command.ts';
import { addTokenOptions, statedTokens, TOKEN_FLAGS, type TokenOptions } from './tokenOptions.ts';

interface PriceOptions extends TokenOptions {
  readonly model: string;
  readonly batch?: true;
  readonly format: 'table' | 'json';
  readonly config?: string;
}

/** `prompt-cost price`: what stated token counts cost, as a bill or a usage object gives them. */
export const priceCommand: Command = {
  register(program, io) {
    const command = program
      .command('price')
      .description('Price token counts themselves, as a usage object reports them.')
      .requiredOption('--model <id>', 'model that was used');
    addTokenOptions(command);
    command
      .option('--batch', 'sent through the Batch API')
      .addOption(
        new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'),
      )
      .option(
        '--config <file>',
        'project file with prices, instead of the nearest prompt-cost.yaml',
      )
      .action(async (options: PriceOptions) => {
        const counts = statedTokens(options);
        if (counts === undefined) {
          throw new CliFailure(`give at least one number of tokens (${TOKEN_FLAGS})`);
        }
        const projects = await CliProjects.open(io.cwd, {}, options.config);
        const project = await projects.of(io.cwd);
        const { catalogue } = project.context;
        await complainOf(io, reportProject(io.cwd, project));
        const price = priceUsage(catalogue, options.model, counts, options.batch === true);
        const report = reportUsagePrice(options.model, catalogue.version, price);
        await write(
          io.stdout,
          options.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : priceTable(report),
        );
      });
  },
};
