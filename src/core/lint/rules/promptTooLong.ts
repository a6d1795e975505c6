import { told } from '../../text/wording.ts';
import type { TemplateRule } from '../rule.ts';

/** Longest prompt the Images API accepts, in characters. Source: OpenAI OpenAPI specification (official). */
const LONGEST_PROMPT = 32_000;

/** A prompt that the API refuses for its length, with its variables filled in. */
export const promptTooLong: TemplateRule = {
  kind: 'template',
  id: 'template/prompt-too-long',
  defaultSeverity: 'error',
  check: ({ template: { promptSpan }, prompt: { characters } }) =>
    characters <= LONGEST_PROMPT
      ? []
      : [
          {
            ...told(
              'The prompt has {0} characters; the API accepts {1}. Shorten it.',
              characters,
              LONGEST_PROMPT,
            ),
            span: { start: promptSpan.start, end: Math.min(promptSpan.end, promptSpan.start + 1) },
          },
        ],
};
