import * as vscode from 'vscode';
import { createTokenCounter, loadRankTable, type TokenCounter } from '../core/index.ts';
import { CANCELLED, runInSlices } from './slices.ts';

/** Gives the token counter; its table is read from the extension's own files the first time it is asked for. */
export type CounterSource = () => Promise<TokenCounter>;

/** A source that reads the table once; after a failure the next call tries again. */
export function createCounterSource(extensionUri: vscode.Uri): CounterSource {
  const file = vscode.Uri.joinPath(extensionUri, 'dist', 'o200k_base.ranks');
  let pending: Promise<TokenCounter> | undefined;
  const load = async (): Promise<TokenCounter> => {
    const table = await runInSlices(loadRankTable(await vscode.workspace.fs.readFile(file)));
    if (table === CANCELLED) throw new Error('The token table was not read.');
    return createTokenCounter(table);
  };
  return () => {
    pending ??= load().catch((error: unknown) => {
      pending = undefined;
      throw error;
    });
    return pending;
  };
}
