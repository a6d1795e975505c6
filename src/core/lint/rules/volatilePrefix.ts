import { SHORTEST_CACHED_PREFIX } from '../../caching/layout.ts';
import { cachedTokens, SMALLEST_GAIN } from '../../caching/potential.ts';
import { cachingSaves, spreadRuns } from '../../caching/savings.ts';
import type { Volatility } from '../../caching/volatile.ts';
import { firstLine } from '../../text/firstLine.ts';
import { cachePricingOf, describeWorth } from '../cacheWorth.ts';
import { orderFix } from '../orderFix.ts';
import type { LintContext, TemplateRule } from '../rule.ts';
import { sentences, toldAs, words, type Wording } from '../../text/wording.ts';

const VOLATILE = {
  'date or time': words('a date or time'),
  id: words('an id'),
  'seed or random value': words('a seed or random value'),
  counter: words('a counter'),
} as const satisfies Record<Volatility, Wording>;

/** A value that is another one in nearly every call ends the beginning that could be reused. */
export const volatilePrefix: TemplateRule = {
  kind: 'template',
  id: 'cache/volatile-prefix',
  defaultSeverity: 'hint',
  check: (context) => {
    const { layout, potential, requests } = context;
    const order = potential.volatile;
    const request = requests[0]?.request;
    const first = layout?.firstDynamic;
    if (!layout || !order || !request || !first?.volatility) return [];
    if (volatileGain(context) === 0) return [];
    const now = cachedTokens(layout.prefixTokens);
    const pricing = cachePricingOf(request, context);
    const traffic = spreadRuns(pricing.runsPerMonth);
    const worth = describeWorth(
      pricing,
      (rates) =>
        cachingSaves(order.prefixTokens, traffic, rates) - cachingSaves(now, traffic, rates),
    );
    return [
      {
        ...toldAs(
          sentences(
            words(
              '“{0}” looks like {1}, which differs in nearly every call, so nothing behind it can be reused: {2} tokens instead of {3}. Leave it out, or move it to the end. {4}',
              first.name,
              VOLATILE[first.volatility],
              layout.prefixTokens,
              order.prefixTokens,
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

/** Tokens that moving volatile values alone would make reusable; 0 where that is not worth a word. */
export function volatileGain({ layout, potential }: LintContext): number {
  const then = potential.volatile?.prefixTokens ?? 0;
  const gain = then - cachedTokens(layout?.prefixTokens ?? 0);
  return then >= SHORTEST_CACHED_PREFIX && gain >= SMALLEST_GAIN ? gain : 0;
}
