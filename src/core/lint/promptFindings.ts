import type { Template } from '../template/template.ts';
import type { Finding } from '../text/finding.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';

/** Longest prompt the Images API accepts, in characters. Source: OpenAI OpenAPI specification (official). */
const LONGEST_PROMPT = 32_000;
const REPLACEMENT_CHARACTER = '\ufffd';

/** What is wrong with the prompt itself. */
export function promptFindings(
  text: string,
  template: Template,
  prompt: PromptTokens,
): readonly Finding[] {
  const { promptSpan } = template;
  const findings: Finding[] = [];
  if (promptSpan.end === promptSpan.start) {
    findings.push({
      ruleId: 'template/empty-prompt',
      severity: 'warning',
      message:
        'There is no prompt here. Write it below the header; the API does not accept an empty one.',
      span: promptSpan,
    });
  }
  if (prompt.characters > LONGEST_PROMPT) {
    findings.push({
      ruleId: 'template/prompt-too-long',
      severity: 'error',
      message: `The prompt has ${prompt.characters.toLocaleString('en-US')} characters; the API accepts ${LONGEST_PROMPT.toLocaleString('en-US')}. Shorten it.`,
      span: { start: promptSpan.start, end: Math.min(promptSpan.end, promptSpan.start + 1) },
    });
  }
  const broken = text.indexOf(REPLACEMENT_CHARACTER);
  if (broken >= 0) {
    findings.push({
      ruleId: 'template/encoding',
      severity: 'warning',
      message:
        'The file holds bytes that are not UTF-8 and cannot be counted as they were meant. Save it with the encoding UTF-8.',
      span: { start: broken, end: broken + 1 },
    });
  }
  return findings;
}
