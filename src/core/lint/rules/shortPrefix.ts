import { SHORTEST_CACHED_PREFIX } from '../../caching/layout.ts';
import { NEARLY_CACHED_PREFIX } from '../../caching/potential.ts';
import { firstLine } from '../../text/firstLine.ts';
import { cachePricingOf, count, doubtWords } from '../cacheWorth.ts';
import type { TemplateRule } from '../rule.ts';

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
    const how = ordered > layout.prefixTokens ? ' (with what changes moved to the end)' : '';
    return [
      {
        message: `The beginning that stays the same has ${count(longest)} tokens${how}; caching starts at ${count(SHORTEST_CACHED_PREFIX)}, so it is ${count(missing)} short and nothing is reused. Padding it would only cost more. Merging rules that other templates share with this one would reach it.${doubtWords(layout)}`,
        span: firstLine(context.text, layout.prefixSpan),
        savings: { nanoUsdPerMonth: 0, confirmed },
      },
    ];
  },
};
