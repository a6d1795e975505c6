import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { readPromptLine, type PlainPrompt, type PromptLine } from '../core/index.ts';
import { linesOf } from './data/lines.ts';

/** A line that is a prompt with its request; counted from 1. */
export interface NumberedPrompt {
  readonly line: number;
  /** In UTF-16 units. */
  readonly length: number;
  readonly prompt: PlainPrompt;
}

/** What a command that takes templates says of a file of requests. */
export const NO_TEMPLATE =
  'it holds one entry a line and is no template; prompt-cost estimate prices prompts and Batch requests in such a file, and prompt-cost plan TEMPLATE --data FILE fills a template with its rows';

/** Whether a file holds one JSON value a line, by its name. */
export function holdsLines(path: string): boolean {
  return ['.jsonl', '.ndjson'].includes(extname(path).toLowerCase());
}

/**
 * The prompts of a file, one a line; empty lines do not count. Lines that are none are told once for each reason,
 * with the first of them, as a wrong file is wrong on every line.
 *
 * @param complain is told the place, such as `requests.jsonl:3`, and the reason.
 */
export async function* promptsOf(
  file: { readonly path: string; readonly absolutePath: string },
  complain: (place: string, reason: string) => void,
): AsyncGenerator<NumberedPrompt, void, undefined> {
  const problems = new Map<string, { readonly first: number; readonly count: number }>();
  let line = 0;
  for await (const content of linesOf(createReadStream(file.absolutePath))) {
    line++;
    if (content.trim() === '') continue;
    const read = readPromptLine(content);
    if (read.kind === 'prompt') {
      yield { line, length: content.replace(/\r$/u, '').length, prompt: read.prompt };
      continue;
    }
    const reason = reasonOf(read);
    const known = problems.get(reason);
    problems.set(reason, { first: known?.first ?? line, count: (known?.count ?? 0) + 1 });
  }
  for (const [reason, { first, count }] of problems) {
    const others = count === 1 ? '' : ` (${count.toLocaleString('en-US')} lines like it)`;
    complain(`${file.path}:${first}`, `${reason}${others}`);
  }
}

function reasonOf(line: Exclude<PromptLine, { readonly kind: 'prompt' }>): string {
  switch (line.kind) {
    case 'notJson':
      return 'it is not valid JSON';
    case 'usage':
      return 'it is a record of what was billed; prompt-cost spend adds such records up';
    case 'noPrompt':
      return 'there is no “prompt” in it; rows that fill a template go with prompt-cost plan TEMPLATE --data FILE';
    case 'otherEndpoint':
      return `requests to ${line.url} are not estimated; those to /v1/images/generations and /v1/images/edits are`;
  }
}
