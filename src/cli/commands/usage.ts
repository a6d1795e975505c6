import { Option } from 'commander';
import { write } from '../io.ts';
import { requestOption } from '../options.ts';
import { acceptUsage, type AcceptOptions } from '../usage/acceptUsage.ts';
import { addUsage, type AddOptions } from '../usage/addUsage.ts';
import type { Command } from './command.ts';

const LOG = 'the usage log; else the first of prompt-cost.yaml, or usage.jsonl';

/** `prompt-cost usage`: adds calls to a usage log, and says which were approved. */
export const usageCommand: Command = {
  register(program, io) {
    const usage = program.command('usage').description('Keep a usage log, which spend adds up.');
    usage
      .command('add')
      .description(
        'Add calls to a usage log: usage lines or API responses, as JSON, from a file or standard input.',
      )
      .argument('[file]', 'the file to read; standard input without one')
      .option('--log <file>', LOG)
      .option('--model <id>', 'model of calls that name none', requestOption('model'))
      .option('--operation <name>', 'what was asked for, such as generate or edit')
      .option('--quality <word>', 'quality of calls that name none')
      .option('--size <size>', 'size of calls that name none')
      .option('--template <name>', 'the template the calls are of')
      .option('--asset <name>', 'the asset they are for')
      .option('--user <name>', 'who asked for them')
      .action(async (file: string | undefined, options: AddOptions) => {
        await write(io.stdout, await addUsage(io, file, options));
      });
    usage
      .command('accept')
      .description('Say that a call or an asset was approved, by a line at the end of the log.')
      .argument('<name>', 'id of a call, or name of an asset')
      .option('--rejected', 'say that it was rejected')
      .addOption(new Option('--as <kind>', 'what the name is of').choices(['id', 'asset']))
      .option('--log <file>', LOG)
      .option('--user <name>', 'who says so')
      .action(async (name: string, options: AcceptOptions) => {
        await write(io.stdout, await acceptUsage(io, name, options));
      });
  },
};
