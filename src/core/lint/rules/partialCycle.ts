import type { TemplateRule } from '../rule.ts';
import { told } from '../../text/wording.ts';

/** Partials that include each other. */
export const partialCycle: TemplateRule = {
  kind: 'template',
  id: 'template/partial-cycle',
  defaultSeverity: 'error',
  check: ({ partialProblems }) =>
    partialProblems
      .filter(({ kind }) => kind === 'cycle')
      .map(({ chain, span }) => ({
        ...told(
          'Partials include each other without end: {0}. Take one of these includes out; until then the text is counted without it.',
          chain.join(' → '),
        ),
        span,
      })),
};
