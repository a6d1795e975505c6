import { cachedTokens, SMALLEST_GAIN } from '../../caching/potential.ts';
import { SHORTEST_CACHED_PREFIX } from '../../caching/layout.ts';
import { cachingSaves, spreadRuns } from '../../caching/savings.ts';
import { firstLine } from '../../text/firstLine.ts';
import { cachePricingOf, describeWorth } from '../cacheWorth.ts';
import { orderFix } from '../orderFix.ts';
import type { TemplateRule } from '../rule.ts';
import { volatileGain } from './volatilePrefix.ts';
import { sentences, toldAs, words } from '../../text/wording.ts';

/** A variable stands ahead of text that stays, which a cache then cannot reuse. */
export const variableBeforeStatic: TemplateRule = {
  kind: 'template',
  id: 'cache/variable-before-static',
  defaultSeverity: 'hint',
  check: (context) => {
    const { layout, potential, requests } = context;
    const order = potential.dynamic;
    const request = requests[0]?.request;
    const first = layout?.firstDynamic;
    if (!layout || !order || !first || !request || volatileGain(context) > 0) return [];
    const now = cachedTokens(layout.prefixTokens);
    const then = order.prefixTokens;
    if (then < SHORTEST_CACHED_PREFIX || then - now < SMALLEST_GAIN) return [];
    const pricing = cachePricingOf(request, context);
    const traffic = spreadRuns(pricing.runsPerMonth);
    const worth = describeWorth(
      pricing,
      (rates) => cachingSaves(then, traffic, rates) - cachingSaves(now, traffic, rates),
    );
    const what =
      first.what === 'block'
        ? words('A block that depends on the call')
        : words('“{0}”', first.name);
    return [
      {
        ...toldAs(
          sentences(
            words(
              '{0} stands ahead of text that stays the same, so only {1} of {2} tokens can be reused from call to call. Move what changes to the end. {3}',
              what,
              layout.prefixTokens,
              then,
              worth.words,
            ),
            layout.doubt,
          ),
        ),
        span: firstLine(context.text, first.span),
        severity: worth.severity,
        savings: worth.savings,
        fixes: orderFix(order),
      },
    ];
  },
};
