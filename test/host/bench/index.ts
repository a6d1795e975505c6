import { writeFile } from 'node:fs/promises';
import { measureHover, type HoverResult } from './hover.ts';
import { measureMemory, type MemoryResult } from './memory.ts';
import { measureTree, type TreeResult } from './tree.ts';
import { measureTyping, type TypingResult } from './typing.ts';

/** What the editor's surfaces cost the extension host. */
export interface SurfaceResults {
  readonly tree: TreeResult;
  readonly typing: TypingResult;
  readonly hover: readonly HoverResult[];
  readonly memory: MemoryResult;
}

/** What VS Code calls: measures inside the extension host, and writes the results where the driver looks for them. */
export async function run(): Promise<void> {
  const file = process.env['PROMPT_COST_BENCH_RESULTS'];
  if (file === undefined) throw new Error('PROMPT_COST_BENCH_RESULTS names no file.');
  const tree = await measureTree();
  console.log('the tree is measured');
  const typing = await measureTyping();
  console.log('typing is measured');
  const hover = await measureHover();
  console.log('hovers are measured');
  const memory = await measureMemory();
  const results: SurfaceResults = { tree, typing, hover, memory };
  await writeFile(file, JSON.stringify(results));
  console.log('[suite] 4 passed, 0 failed, 0 skipped');
}
