import type { Finding } from '../text/finding.ts';
import type { SettingsLayer, Template } from './template.ts';

/** A prompt exactly as it is sent, with what is asked for beside it: nothing in it is a header, a variable or a comment. */
export interface PlainPrompt {
  readonly text: string;
  readonly request: SettingsLayer;
  /** What is wrong with the request; spans count from the start of the text. */
  readonly findings: readonly Finding[];
}

/** The template that is a prompt and nothing else. */
export function plainTemplate({ text, request, findings }: PlainPrompt): Template {
  const span = { start: 0, end: text.length };
  return {
    headerSpan: undefined,
    header: request,
    headerComplete: true,
    promptComplete: true,
    promptSpan: span,
    segments: text === '' ? [] : [{ kind: 'text', text, span }],
    findings,
  };
}
