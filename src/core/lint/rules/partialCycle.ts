import type { TemplateRule } from '../rule.ts';

/** Partials that include each other. */
export const partialCycle: TemplateRule = {
  kind: 'template',
  id: 'template/partial-cycle',
  defaultSeverity: 'error',
  check: ({ partialProblems }) =>
    partialProblems
      .filter(({ kind }) => kind === 'cycle')
      .map(({ chain, span }) => ({
        message: `Partials include each other without end: ${chain.join(' → ')}. Take one of these includes out; until then the text is counted without it.`,
        span,
      })),
};
