import type { Encoding, TokenCounter } from '../core/index.ts';
import type { CliIo } from './io.ts';

/** The counters of encodings that few templates need; each is loaded when one asks for it, and only once. */
export class OtherCounters {
  readonly #io: CliIo;
  readonly #counters = new Map<Encoding, TokenCounter | undefined>();

  constructor(io: CliIo) {
    this.#io = io;
  }

  /** The counter of an encoding, when it is loaded. */
  readonly get = (encoding: Encoding): TokenCounter | undefined => this.#counters.get(encoding);

  /** Loads a counter; true when it is there. An installation need not bring its table. */
  async load(encoding: Encoding): Promise<boolean> {
    if (!this.#counters.has(encoding)) {
      const counter = await this.#io.loadCounter(encoding).catch(() => undefined);
      this.#counters.set(encoding, counter);
    }
    return this.#counters.get(encoding) !== undefined;
  }
}
