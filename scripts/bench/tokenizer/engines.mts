import type * as ours from './ours.mts';
import { ourPaths } from './paths.mts';

type Ours = typeof ours;

/** Counts the o200k_base tokens of a text, special tokens taken as plain text. */
export type Count = (text: string) => number;

export const OURS = 'Prompt Cost Preview';
/** Those that we are compared with, in the order of the tables. */
export const PEERS = ['js-tiktoken', 'gpt-tokenizer', 'tiktoken (WASM)', 'ai-tokenizer'] as const;
export type Engine = typeof OURS | (typeof PEERS)[number];
export const ENGINES: readonly Engine[] = [OURS, ...PEERS];

/** Our own code as it is shipped: bundled. */
export function importOurs(): Promise<Ours> {
  return import(ourPaths().bundle) as Promise<Ours>;
}

/** Loads an engine as its users do. */
export async function openEngine(engine: Engine): Promise<Count> {
  switch (engine) {
    case OURS: {
      const { openCounter } = await importOurs();
      const counter = openCounter(ourPaths().rankFile);
      return (text) => counter.count(text);
    }
    case 'js-tiktoken': {
      const [{ Tiktoken }, { default: ranks }] = await Promise.all([
        import('js-tiktoken/lite'),
        import('js-tiktoken/ranks/o200k_base'),
      ]);
      const encoder = new Tiktoken(ranks);
      return (text) => encoder.encode(text, [], []).length;
    }
    case 'gpt-tokenizer': {
      const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
      const asText = { disallowedSpecial: new Set<string>() };
      return (text) => countTokens(text, asText);
    }
    case 'tiktoken (WASM)': {
      const { get_encoding } = await import('tiktoken');
      const encoder = get_encoding('o200k_base');
      return (text) => encoder.encode_ordinary(text).length;
    }
    case 'ai-tokenizer': {
      const [{ default: Tokenizer }, encoding] = await Promise.all([
        import('ai-tokenizer'),
        import('ai-tokenizer/encoding/o200k_base'),
      ]);
      const encoder = new Tokenizer(encoding);
      return (text) => encoder.count(text);
    }
  }
}
