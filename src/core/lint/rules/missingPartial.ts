import type { TemplateRule } from '../rule.ts';
import { told } from '../../text/wording.ts';

/** A partial that cannot be found, or is too much to put in. */
export const missingPartial: TemplateRule = {
  kind: 'template',
  id: 'template/missing-partial',
  defaultSeverity: 'warning',
  check: ({ partialProblems }) =>
    partialProblems
      .filter(({ kind }) => kind !== 'cycle')
      .map(({ kind, name, span }) => ({
        ...told(
          kind === 'missing'
            ? 'The partial “{0}” is not there, so its tokens are missing from the count. It is looked for beside the template and in partials folders up to the project’s folder.'
            : 'The partial “{0}” unfolds into too much text and is not counted.',
          short(name),
        ),
        span,
      })),
};

function short(name: string): string {
  return name.length > 60 ? `${name.slice(0, 57)}…` : name;
}
