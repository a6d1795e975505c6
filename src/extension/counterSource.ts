import * as vscode from 'vscode';
import {
  createTokenCounter,
  loadRankTable,
  USUAL_ENCODING,
  type Encoding,
  type TokenCounter,
} from '../core/index.ts';
import { CANCELLED, runInSlices } from './slices.ts';

/** Gives the counter of prompts; its table is read from the extension's own files the first time it is asked for. */
export type CounterSource = () => Promise<TokenCounter>;

/** A source that reads the table once; after a failure the next call tries again. */
export function createCounterSource(extensionUri: vscode.Uri): CounterSource {
  let pending: Promise<TokenCounter> | undefined;
  return () => {
    pending ??= loadCounter(extensionUri, USUAL_ENCODING).catch((error: unknown) => {
      pending = undefined;
      throw error;
    });
    return pending;
  };
}

/** The counters of encodings that few templates need; each is read when one asks for it, and only once. */
export class OtherCounters {
  readonly #extensionUri: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  readonly #loading = new Map<Encoding, Promise<void>>();
  readonly #counters = new Map<Encoding, TokenCounter>();

  constructor(extensionUri: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#extensionUri = extensionUri;
    this.#log = log;
  }

  /** The counter of an encoding, when it is loaded. */
  readonly get = (encoding: Encoding): TokenCounter | undefined => this.#counters.get(encoding);

  /** Loads a counter; true when it is there. An installation need not bring its table. */
  async load(encoding: Encoding): Promise<boolean> {
    const known = this.#loading.get(encoding);
    const loading = known ?? this.#read(encoding);
    this.#loading.set(encoding, loading);
    await loading;
    return this.#counters.has(encoding);
  }

  async #read(encoding: Encoding): Promise<void> {
    try {
      this.#counters.set(encoding, await loadCounter(this.#extensionUri, encoding));
    } catch (error) {
      this.#log.info(
        vscode.l10n.t('The token table of {0} is not here: {1}', encoding, String(error)),
      );
    }
  }
}

async function loadCounter(extensionUri: vscode.Uri, encoding: Encoding): Promise<TokenCounter> {
  const file = vscode.Uri.joinPath(extensionUri, 'dist', `${encoding}.ranks`);
  const table = await runInSlices(loadRankTable(await vscode.workspace.fs.readFile(file)));
  if (table === CANCELLED) throw new Error('The token table was not read.');
  return createTokenCounter(table);
}
