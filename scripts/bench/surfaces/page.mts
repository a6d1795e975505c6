import { availableParallelism } from 'node:os';
import type { Blocks } from '../../../test/host/suite/support/blocks.ts';
import type { SurfaceResults } from '../../../test/host/bench/index.ts';

/** The page of results, in Markdown. */
export function surfacesPage(
  { tree, typing, hover, memory }: SurfaceResults,
  vscode: string,
): string {
  const machine = `${availableParallelism()}-core ${process.arch === 'x64' ? 'x86-64' : process.arch}`;
  return `# Performance of the editor's surfaces

Measured by \`npm run bench -- surfaces\` in the extension host of ${vscode} on a machine of ${machine}, which writes this page. A block is the longest stretch that the host's thread is held, in processor time, so that other programs do not count; “at rest” is the longest one in as much time in which nothing is done, which is what the editor brings with it. “Work” is all processor time of the thread, the editor's own included: on a machine that does other things too, the time that goes by is longer.

## The tree of a workspace

${whole(tree.templates)} templates with ${whole(tree.requests)} requests, none of them read before. Each is counted and priced as its lens is.

${table(
  ['', 'Time', 'Work', 'Longest block, ms'],
  [
    ['First templates in the tree', time(tree.firstMs), '', ''],
    row('All of them in the tree, with the total', tree.cold),
    row('At rest, as long', tree.rest),
    row('Sort by findings', tree.sort),
    row('One file changes, until the total does', tree.change),
    row('Estimate Workspace, when all is known', tree.report),
  ],
)}

The tree keeps ${(tree.heapBytes / 1e6).toFixed(1)} MB for them, ${whole(tree.heapBytes / tree.templates)} bytes a template; the token table and the editor's own view of them are in that. The editor's support of Markdown, which holds the thread for more than 100 ms when it is first needed, is loaded before the workspace is estimated.

## A key press

In a template of ${whole(typing.bytes / 1_000)} kB, ${typing.keyPresses} times; the lens changes after each. 120 ms of the time to the new lens are waited on purpose, so that nothing is counted while someone types quickly.

${table(
  ['', 'ms'],
  [
    ['Work of the host for each, that at rest left out', ms(typing.workMs)],
    ['Longest block', ms(typing.pressed.longestMs)],
    ['Longest block at rest, as long', ms(typing.rest.longestMs)],
    ['From the key press to the new lens, waiting included', ms(typing.lensMs)],
  ],
)}

## A hover

A hover is made from what the lens knows, so it takes as long on a large template as on a small one.

${table(
  ['Template', 'Hover, ms'],
  hover.map(({ bytes, hoverMs }) => [`${whole(bytes / 1_000)} kB`, ms(hoverMs)]),
)}

## Memory

Growth of the extension host's heap, garbage left out, once use has become routine; what the compiler makes of the code that runs most is in that. The editor keeps the last 50 documents that were closed, so that growth counts from more than those.

${table(
  ['', 'Growth, kB', 'Bytes each'],
  [
    [
      `${whole(memory.edits - 100)} edits of a template, after the first 100`,
      whole(memory.editBytes / 1_000),
      whole(memory.editBytes / (memory.edits - 100)),
    ],
    [
      `${memory.cycles} templates opened and closed, after the first ${memory.cyclesBefore}`,
      whole(memory.cycleBytes / 1_000),
      whole(memory.cycleBytes / memory.cycles),
    ],
  ],
)}
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => pad(cell, column, widths[column] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function pad(cell: string, column: number, width: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function row(what: string, { ms: taken, workMs, longestMs }: Blocks): readonly string[] {
  return [what, time(taken), time(workMs), ms(longestMs)];
}

function time(milliseconds: number): string {
  return milliseconds < 1_000
    ? `${milliseconds.toFixed(0)} ms`
    : `${(milliseconds / 1_000).toFixed(1)} s`;
}

function ms(milliseconds: number): string {
  return milliseconds.toFixed(1);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
