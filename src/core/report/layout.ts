import { SHORTEST_CACHED_PREFIX, type PromptLayout } from '../caching/layout.ts';
import { ENGLISH, type Language } from './language.ts';
import { escapeMarkdown } from './markdown.ts';
import { sayWording } from './wording.ts';

/** What the beginning of a prompt that stays the same means for a cache, as Markdown for a hover. */
export function layoutMarkdown(
  { prefixTokens, firstDynamic, strandedTokens, doubt }: PromptLayout,
  language: Language = ENGLISH,
): string {
  const end =
    firstDynamic === undefined
      ? language.say('Nothing in this prompt changes from call to call.')
      : firstDynamic.what === 'block'
        ? language.say('It ends at a block that depends on the call.')
        : language.say('It ends at “{0}”.', escapeMarkdown(firstDynamic.name));
  const reach =
    prefixTokens >= SHORTEST_CACHED_PREFIX
      ? language.say('That is enough to be cached ({0} tokens).', SHORTEST_CACHED_PREFIX)
      : language.say(
          'Caching starts at {0} tokens; {1} are missing.',
          SHORTEST_CACHED_PREFIX,
          SHORTEST_CACHED_PREFIX - prefixTokens,
        );
  const behind =
    strandedTokens > 0
      ? [
          language.say(
            'Behind it stand {0} more tokens that stay the same, and cannot be reused there.',
            strandedTokens,
          ),
        ]
      : [];
  const same = language.say('{0} tokens are the same in every call.', prefixTokens);
  const sure = doubt === undefined ? [] : [escapeMarkdown(sayWording(doubt, language))];
  return [`**${same}**`, end, reach, ...behind, ...sure].join(' ');
}
