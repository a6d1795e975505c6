import { InvalidArgumentError, type Command as Program } from 'commander';
import { MOST_TOKENS, type RateName, type UsageCounts } from '../../core/index.ts';
import { wholeNumber } from '../options.ts';

/** Numbers of tokens, as options state them. */
export type TokenOptions = Partial<Record<OptionName, number>>;

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

/** Adds an option for each kind of token. */
export function addTokenOptions(command: Program): void {
  for (const { flag, what } of TOKEN_OPTIONS) command.option(`${flag} <tokens>`, what, tokenCount);
}

/** The stated tokens; undefined when no option was given. */
export function statedTokens(options: TokenOptions): UsageCounts | undefined {
  if (TOKEN_OPTIONS.every(({ name }) => options[name] === undefined)) return undefined;
  return Object.fromEntries(TOKEN_OPTIONS.map(({ name, kind }) => [kind, options[name] ?? 0]));
}

/** The names of the options, for messages. */
export const TOKEN_FLAGS: string = TOKEN_OPTIONS.map(({ flag }) => flag).join(', ');

function tokenCount(value: string): number {
  const tokens = wholeNumber(value);
  if (tokens <= MOST_TOKENS) return tokens;
  throw new InvalidArgumentError(
    `Expected a whole number of tokens from 0 to ${MOST_TOKENS.toLocaleString('en-US')}.`,
  );
}
