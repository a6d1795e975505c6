import * as vscode from 'vscode';
import { median, openTemplate } from './typing.ts';
import { idle } from './until.ts';

/** A hover on a template of some size: the same time for all sizes, as nothing is counted again. */
export interface HoverResult {
  readonly bytes: number;
  /** Median of the times until the hover is there, in milliseconds. */
  readonly hoverMs: number;
}

const HOVERS = 60;

/** Hovers over the prompt of templates of 1 kB, 100 kB and 1 MB. */
export async function measureHover(): Promise<readonly HoverResult[]> {
  const results: HoverResult[] = [];
  for (const bytes of [1_000, 100_000, 1_000_000]) {
    const { document } = await openTemplate(bytes);
    await idle();
    const position = new vscode.Position(7, 3);
    const times: number[] = [];
    for (let number = 0; number < HOVERS; number++) {
      const start = performance.now();
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      times.push(performance.now() - start);
      if (hovers.length === 0) throw new Error('there is no hover');
    }
    results.push({ bytes: document.getText().length, hoverMs: median(times) });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  return results;
}
