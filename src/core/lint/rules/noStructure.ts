import { prefixOf } from '../../caching/indexed.ts';
import { firstLine } from '../../text/firstLine.ts';
import type { RepetitionRule } from '../workspace/workspaceRule.ts';
import { told } from '../../text/wording.ts';

/** A beginning of fewer UTF-16 units holds no rules. */
const NO_BEGINNING = 80;
/** Less text in common is no brand system, in UTF-16 units. */
const LEAST_REPEATED = 400;
const LEAST_SHARE = 0.5;

/** A template holds what others hold, but nothing at its beginning, and nothing in one piece. */
export const noStructure: RepetitionRule = {
  id: 'cache/no-structure',
  check: ({ template, length, repeatedLength, other }) => {
    const first = template.firstDynamic;
    if (first === undefined || other === undefined) return [];
    if (prefixOf(template).length >= NO_BEGINNING || repeatedLength < LEAST_REPEATED) return [];
    if (repeatedLength < length * LEAST_SHARE) return [];
    const percent = Math.round((100 * repeatedLength) / length);
    return [
      {
        ...told(
          'No call can reuse anything of this template: “{0}” stands at its beginning, and {1} % of what stays stands in other templates too, in pieces. Put the rules that it shares first, in the order of {2}.',
          first.name,
          percent,
          other.path,
        ),
        span: firstLine(template.text, first.span),
        severity: 'hint',
        savings: { nanoUsdPerMonth: 0, confirmed: template.pricing.confirmed },
        related: [
          {
            path: other.path,
            span: firstLine(other.text, other.units[0]?.span ?? other.promptSpan),
            ...told('This one holds most of the same sentences.'),
          },
        ],
      },
    ];
  },
};
