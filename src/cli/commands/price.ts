import { InvalidArgumentError, Option } from 'commander';
import {
  MOST_TOKENS,
  priceUsage,
  reportUsagePrice,
  type RateName,
  type UsageCounts,
} from '../../core/index.ts';
import { CliFailure } from '../failure.ts';
import { CliProjects, reportProject } from '../files/projects.ts';
import { write } from '../io.ts';
import { wholeNumber } from '../options.ts';
import { complainOf } from '../print/complainOf.ts';
import { priceTable } from '../print/priceTable.ts';
import type { Command } from './command.ts';

interface PriceOptions extends Partial<Record<OptionName, number>> {
  readonly model: string;
  readonly batch?: true;
  readonly format: 'table' | 'json';
  readonly config?: string;
}

type OptionName = (typeof TOKEN_OPTIONS)[number]['name'];

const TOKEN_OPTIONS = [
  {
    flag: '--text-in',
    name: 'textIn',
    kind: 'textInput',
    what: 'text input tokens that were not cached',
  },
  {
    flag: '--cached-text-in',
    name: 'cachedTextIn',
    kind: 'cachedTextInput',
    what: 'cached text input tokens',
  },
  {
    flag: '--image-in',
    name: 'imageIn',
    kind: 'imageInput',
    what: 'image input tokens that were not cached',
  },
  {
    flag: '--cached-image-in',
    name: 'cachedImageIn',
    kind: 'cachedImageInput',
    what: 'cached image input tokens',
  },
  { flag: '--image-out', name: 'imageOut', kind: 'imageOutput', what: 'image output tokens' },
  { flag: '--text-out', name: 'textOut', kind: 'textOutput', what: 'text output tokens' },
] as const satisfies readonly { flag: string; name: string; kind: RateName; what: string }[];

/** `prompt-cost price`: what stated token counts cost, as a bill or a usage object gives them. */
export const priceCommand: Command = {
  register(program, io) {
    const command = program
      .command('price')
      .description('Price token counts themselves, as a usage object reports them.')
      .requiredOption('--model <id>', 'model that was used');
    for (const { flag, what } of TOKEN_OPTIONS) {
      command.option(`${flag} <tokens>`, what, tokenCount);
    }
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
        if (TOKEN_OPTIONS.every(({ name }) => options[name] === undefined)) {
          const flags = TOKEN_OPTIONS.map(({ flag }) => flag).join(', ');
          throw new CliFailure(`give at least one number of tokens (${flags})`);
        }
        const projects = await CliProjects.open(io.cwd, {}, options.config);
        const project = await projects.of(io.cwd);
        const { catalogue } = project.context;
        await complainOf(io, reportProject(io.cwd, project));
        const price = priceUsage(
          catalogue,
          options.model,
          countsOf(options),
          options.batch === true,
        );
        const report = reportUsagePrice(options.model, catalogue.version, price);
        await write(
          io.stdout,
          options.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : priceTable(report),
        );
      });
  },
};

function countsOf(options: PriceOptions): UsageCounts {
  return Object.fromEntries(TOKEN_OPTIONS.map(({ name, kind }) => [kind, options[name] ?? 0]));
}

function tokenCount(value: string): number {
  const tokens = wholeNumber(value);
  if (tokens <= MOST_TOKENS) return tokens;
  throw new InvalidArgumentError(
    `Expected a whole number of tokens from 0 to ${MOST_TOKENS.toLocaleString('en-US')}.`,
  );
}
