import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const file = resolve(import.meta.dirname, '../../../../shared/corpus/image-prompts.jsonl');
const besideWorktrees = resolve(
  import.meta.dirname,
  '../../../../../shared/corpus/image-prompts.jsonl',
);

/** Prompts that people published, where the corpus lies beside the repository; else none. */
export function corpusPrompts(): readonly string[] {
  const found = [file, besideWorktrees].find((path) => existsSync(path));
  if (found === undefined) return [];
  return readFileSync(found, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { readonly prompt: string }).prompt);
}
