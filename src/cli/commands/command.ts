import type { Command as Program } from 'commander';
import type { ExitCode } from '../failure.ts';
import type { CliIo } from '../io.ts';

/** One command of the program; each stands in a file of its own and is listed in `run.ts`. */
export interface Command {
  /**
   * Adds the command to the program.
   *
   * @param exit sets how the run ends; 0 unless it is called.
   */
  register(program: Program, io: CliIo, exit: (code: ExitCode) => void): void;
}
