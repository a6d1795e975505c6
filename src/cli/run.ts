import { Command as Program, CommanderError } from 'commander';
import { SHIPPED_CATALOGUE } from '../core/index.ts';
import type { Command } from './commands/command.ts';
import { catalogCommand } from './commands/catalog.ts';
import { compareCommand } from './commands/compare.ts';
import { estimateCommand } from './commands/estimate.ts';
import { fixCommand } from './commands/fix.ts';
import { lintCommand } from './commands/lint.ts';
import { planCommand } from './commands/plan.ts';
import { migrateCommand } from './commands/migrate.ts';
import { priceCommand } from './commands/price.ts';
import { spendCommand } from './commands/spend.ts';
import { usageCommand } from './commands/usage.ts';
import { CliFailure, type ExitCode } from './failure.ts';
import { write, type CliIo } from './io.ts';
import { escapeControls } from './print/escape.ts';

const COMMANDS: readonly Command[] = [
  estimateCommand,
  priceCommand,
  planCommand,
  lintCommand,
  fixCommand,
  migrateCommand,
  compareCommand,
  catalogCommand,
  spendCommand,
  usageCommand,
];

/**
 * Runs the program once and gives its exit code: 0 when it did its work, 1 when a command that checks
 * found something, 2 with one line on standard error when it could not do its work. Never rejects.
 */
export async function run(io: CliIo): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(io.args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const message =
      error instanceof CliFailure
        ? `error: ${escapeControls(error.message)}`
        : `error: this is a fault of prompt-cost: ${describeFault(error)}`;
    await write(io.stderr, `${message}\n`);
    return 2;
  }
}

function createProgram(io: CliIo, exit: (code: ExitCode) => void): Program {
  const program = new Program('prompt-cost')
    .description('Says what image prompt templates cost, before they are run.')
    .version(`${io.version} (price list ${SHIPPED_CATALOGUE.version})`)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      // Suggestions come on a second line; a failure is told in one.
      outputError: (text, print) => {
        print(`${escapeControls(text.trim().replace(/\s*\n\s*/gu, ' '))}\n`);
      },
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    });
  for (const command of COMMANDS) command.register(program, io, exit);
  return program;
}

function describeFault(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
