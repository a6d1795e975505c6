import type * as vscode from 'vscode';
import type { Budget, RollUp } from '../../core/index.ts';

/** What the logs of a window add up to. */
export interface LoggedSpend {
  readonly rollUp: RollUp;
  /** The logs that are read. */
  readonly logs: readonly vscode.Uri[];
  /** What could not be found, read or understood, one sentence each. */
  readonly problems: readonly string[];
  /** Whether there is more to be read, so that the sums will grow. */
  readonly isReading: boolean;
  readonly catalogueVersion: string;
  /** The budgets of the project that the logs belong to. */
  readonly budgets: readonly Budget[];
}
