import { SHORTEST_CACHED_PREFIX, type PromptLayout } from '../caching/layout.ts';
import { escapeMarkdown } from './markdown.ts';
import { formatTokens } from './money.ts';

/** What the beginning of a prompt that stays the same means for a cache, as Markdown for a hover. */
export function layoutMarkdown({
  prefixTokens,
  firstDynamic,
  strandedTokens,
  doubt,
}: PromptLayout): string {
  const tokens = (count: number): string => formatTokens({ min: count, max: count });
  const end =
    firstDynamic === undefined
      ? 'Nothing in this prompt changes from call to call.'
      : firstDynamic.what === 'block'
        ? 'It ends at a block that depends on the call.'
        : `It ends at “${escapeMarkdown(firstDynamic.name)}”.`;
  const reach =
    prefixTokens >= SHORTEST_CACHED_PREFIX
      ? `That is enough to be cached (${tokens(SHORTEST_CACHED_PREFIX)} tokens).`
      : `Caching starts at ${tokens(SHORTEST_CACHED_PREFIX)} tokens; ${tokens(SHORTEST_CACHED_PREFIX - prefixTokens)} are missing.`;
  const behind =
    strandedTokens > 0
      ? ` Behind it stand ${tokens(strandedTokens)} more tokens that stay the same, and cannot be reused there.`
      : '';
  const sure = doubt === undefined ? '' : ` ${escapeMarkdown(doubt)}`;
  return `**${tokens(prefixTokens)} tokens are the same in every call.** ${end} ${reach}${behind}${sure}`;
}
