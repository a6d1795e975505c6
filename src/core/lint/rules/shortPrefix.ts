import { SHORTEST_CACHED_PREFIX } from '../../caching/layout.ts';
import { NEARLY_CACHED_PREFIX } from '../../caching/potential.ts';
import { firstLine } from '../../text/firstLine.ts';
import { cachePricingOf } from '../cacheWorth.ts';
import type { TemplateRule } from '../rule.ts';
import { sentences, toldAs, words } from '../../text/wording.ts';

/** What stays the same is just too short to be cached. */
export const shortPrefix: TemplateRule = {
  kind: 'template',
  id: 'cache/short-prefix',
  defaultSeverity: 'hint',
  check: (context) => {
    const { layout, potential, requests } = context;
    const request = requests[0]?.request;
    // Where nothing changes, nothing can be merged with what changes.
    if (!layout?.firstDynamic || !request) return [];
    const ordered = potential.dynamic?.prefixTokens ?? 0;
    const longest = Math.max(layout.prefixTokens, ordered);
    if (longest < NEARLY_CACHED_PREFIX || longest >= SHORTEST_CACHED_PREFIX) return [];
    const { confirmed } = cachePricingOf(request, context);
    const missing = SHORTEST_CACHED_PREFIX - longest;
    return [
      {
        ...toldAs(
          sentences(
            words(
              ordered > layout.prefixTokens
                ? 'The beginning that stays the same has {0} tokens (with what changes moved to the end); caching starts at {1}, so it is {2} short and nothing is reused. Padding it would only cost more. Merging rules that other templates share with this one would reach it.'
                : 'The beginning that stays the same has {0} tokens; caching starts at {1}, so it is {2} short and nothing is reused. Padding it would only cost more. Merging rules that other templates share with this one would reach it.',
              longest,
              SHORTEST_CACHED_PREFIX,
              missing,
            ),
            layout.doubt,
          ),
        ),
        span: firstLine(context.text, layout.prefixSpan),
        savings: { nanoUsdPerMonth: 0, confirmed },
      },
    ];
  },
};
