import type { TemplateRule } from '../rule.ts';
import { told } from '../../text/wording.ts';

/** A template without a prompt. */
export const emptyPrompt: TemplateRule = {
  kind: 'template',
  id: 'template/empty-prompt',
  defaultSeverity: 'warning',
  check: ({ template: { promptSpan } }) =>
    promptSpan.end > promptSpan.start
      ? []
      : [
          {
            ...told(
              'There is no prompt here. Write it below the header; the API does not accept an empty one.',
            ),
            span: promptSpan,
          },
        ],
};
