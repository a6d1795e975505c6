import { availableParallelism } from 'node:os';
import { ENGINES, OURS, PEERS, type Engine } from './engines.mts';
import type { FilesResult } from './files.mts';
import { HOSTILE_BYTES, PEER_BYTES, PEER_LIMIT_MS, type HostileResult } from './hostile.mts';
import type { KeyPressResult } from './keyPress.mts';
import type { LoadResult } from './load.mts';
import type { ProfileResult } from './profile.mts';
import type { ThroughputResult } from './throughput.mts';

/** All that the bench measures. */
export interface BenchResults {
  readonly load: readonly LoadResult[];
  readonly throughput: readonly ThroughputResult[];
  readonly keyPress: readonly KeyPressResult[];
  readonly hostile: readonly HostileResult[];
  readonly files: readonly FilesResult[];
  readonly profile: ProfileResult;
}

/** The page of results, in Markdown. */
export function performancePage(results: BenchResults): string {
  const [node = ''] = /^\d+\.\d+/u.exec(process.versions.node) ?? [];
  const machine = `${availableParallelism()}-core ${process.arch === 'x64' ? 'x86-64' : process.arch}, Node ${node}`;
  return `# Performance of the token counter

Measured by \`npm run bench -- tokenizer\` on a machine of ${machine}, which writes this page. Times depend on the machine and on what else it does; engines take turns in rounds, numbers are medians, and ratios are medians of the ratios in each round. Read the ratios. How the counter works is explained in [tokenizer.md](tokenizer.md).

## Load

A new process imports the engine, constructs it, and counts 4 kB. Memory is what is resident above a process that loads nothing.

${loadTable(results.load)}

## Throughput

The corpus is text that npm packages bring, and published image prompts. “First” is the first pass over a text by code that has run for half a second before, “warm” the mean of later ones, as many as fill 25 ms: some engines remember pieces. “Time” says how many times as long as ours an engine takes, warm. An asterisk marks counts that differ from those of OpenAI's tiktoken.

${throughputTable(results.throughput)}

## A key press

Milliseconds until the exact count is there after one character was changed. “Follow” is what the editor does: it is told where the document changed, and counts around that. “Compare” is what it does for a prompt that is filled in, and so stands nowhere in the document: it compares the new text with the old one to find the change. “Change” is the counting alone. The others count the whole text.

${keyPressTable(results.keyPress)}

## Texts that freeze others

Our milliseconds by the size of the text, which doubles: those of all steps together, each in the quickest of seven rounds. “Growth” is the worst ratio from one size to the next from 62.5 kB on, “longest step” the longest time that the thread is held when 1 MB is counted. To the right what others take for ${kilo(PEER_BYTES)} of the same, up to ${PEER_LIMIT_MS / 1_000} seconds.

${hostileTable(results.hostile)}

## Many small files

Files of about 1.5 kB, in the file cache. “Count” loads the table, reads the files and counts them on one thread; “two threads” does so on two worker threads, each with its own table.

${filesTable(results.files)}

## Where the time goes

${speedTable(results.profile)}

Share of the time of a whole count, by function, from the profiler of the engine (V8 attributes inlined functions to their callers in part):

${table(
  ['Function', 'Share'],
  results.profile.shares.map(({ name, share }) => [`\`${name}\``, `${(100 * share).toFixed(0)} %`]),
)}
`;
}

function loadTable(load: readonly LoadResult[]): string {
  const ours = load.find(({ engine }) => engine === OURS);
  return table(
    ['Engine', 'Load, ms', '× ours', 'Memory, MB', '× ours'],
    load.map(({ engine, loadMs, residentBytes }) => [
      engine,
      number(loadMs),
      number(loadMs / (ours?.loadMs ?? NaN)),
      number(residentBytes / 1e6),
      number(residentBytes / (ours?.residentBytes ?? NaN)),
    ]),
  );
}

function throughputTable(results: readonly ThroughputResult[]): string {
  return table(
    ['Text', 'Engine', 'First, MB/s', 'Warm, MB/s', 'Time'],
    results.flatMap(({ name, bytes, first, warm, ratio, wrong }) =>
      ENGINES.map((engine, index) => [
        index === 0 ? `${name} (${kilo(bytes)})` : '',
        `${engine}${wrong.includes(engine) ? ' *' : ''}`,
        number(first[engine]),
        number(warm[engine]),
        number(ratio[engine]),
      ]),
    ),
  );
}

function keyPressTable(results: readonly KeyPressResult[]): string {
  return table(
    ['Document', 'Follow', 'Compare', 'Change', ...ENGINES.map((engine) => `All, ${engine}`)],
    results.map(({ units, change, follow, compare, full }) => [
      kilo(units),
      follow.toFixed(3),
      compare.toFixed(3),
      change.toFixed(3),
      ...ENGINES.map((engine) => number(full[engine])),
    ]),
  );
}

function hostileTable(results: readonly HostileResult[]): string {
  const shown = [...HOSTILE_BYTES.entries()].filter(([index]) => index % 2 === 0);
  return table(
    ['Text', ...shown.map(([, bytes]) => kilo(bytes)), 'Growth', 'Longest step', ...PEERS],
    results.map(({ name, ours, longestStep, peers }) => [
      name,
      ...shown.map(([index]) => number(ours[index])),
      number(worstGrowth(ours)),
      number(longestStep),
      ...PEERS.map((engine: Engine) =>
        peers[engine] === undefined ? `> ${number(PEER_LIMIT_MS)}` : number(peers[engine]),
      ),
    ]),
  );
}

/** The worst ratio of one size to the one before; the smallest sizes are too short to be timed well. */
function worstGrowth(times: readonly number[]): number {
  const growths = times.slice(3).map((time, index) => time / (times[index + 2] ?? NaN));
  return Math.max(...growths);
}

function filesTable(results: readonly FilesResult[]): string {
  const row = (files: number, bytes: number, name: string, ms: number): readonly string[] => [
    `${files.toLocaleString('en-US')} (${number(bytes / 1e6)} MB)`,
    name,
    number(ms),
    Math.round((files / ms) * 1_000).toLocaleString('en-US'),
    number(bytes / ms / 1_000),
  ];
  return table(
    ['Files', 'Work', 'ms', 'Files/s', 'MB/s'],
    results.flatMap(({ files, bytes, read, count, workers }) => [
      row(files, bytes, 'read', read),
      row(files, bytes, 'count', count),
      row(files, bytes, 'count, two threads', workers),
    ]),
  );
}

function speedTable({ speeds }: ProfileResult): string {
  return table(
    ['Work', 'MB/s'],
    speeds.map(({ name, speed }) => [name, number(speed)]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const isNumeric = (column: number): boolean =>
    rows.every((row) => /^[-> \d.,×]*$|^\d/u.test(row[column] ?? ''));
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .map((cell, column) =>
        isNumeric(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join(' | ')} |`;
  const rule = widths.map((width, column) =>
    isNumeric(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** A number with three digits that say something. */
function number(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return 'unknown';
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(value >= 10 ? 1 : 2);
}

function kilo(bytes: number): string {
  return bytes < 1e6
    ? `${number(bytes / 1_000).replace(/\.0+$/u, '')} kB`
    : `${number(bytes / 1e6)} MB`;
}
