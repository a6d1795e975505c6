import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  createTokenCounter,
  createProjectContext,
  indexTemplate,
  lintWorkspace,
  loadRankTable,
  lookUpIn,
  runSteps,
  type TokenCounter,
  type WorkspaceTemplate,
} from '../../../src/core/index.ts';
import { generateTemplates, type GeneratedTemplate } from './templates.mts';

const COUNT = 5_000;
/** As many as all pairs can be compared of in reasonable time. */
const COUNT_OF_PAIRS = 2_000;

/** Measures how long it takes to compare 5,000 templates, and to do so again after one has changed. */
export async function benchClusters(): Promise<void> {
  const ranks = await readFile(resolve(import.meta.dirname, '../../../dist/o200k_base.ranks'));
  const counter = createTokenCounter(runSteps(loadRankTable(ranks)));
  const generated = generateTemplates(COUNT);
  const bytes = generated.reduce((sum, [, text]) => sum + text.length, 0);
  console.log(`${COUNT} templates, ${(bytes / 1e6).toFixed(1)} MB`);

  const before = heapMb();
  const templates: WorkspaceTemplate[] = [];
  const steps = timeOf(() => templates.push(...generated.flatMap(indexOf)));
  console.log(`read and divide: ${steps.toFixed(0)} ms`);
  const first = compare(templates, counter);
  console.log(
    `compare: ${first.ms.toFixed(0)} ms, longest step ${first.longestStepMs.toFixed(1)} ms; ${first.clusters} clusters, findings in ${first.findings} templates`,
  );
  console.log(`memory kept: ${(heapMb() - before).toFixed(0)} MB`);

  const [path, text] = generated[1] ?? ['', ''];
  const changed = timeOf(() => {
    templates.splice(1, 1, ...indexOf([path, text.replace('Show', 'Draw')]));
  });
  const again = compare(templates, counter);
  console.log(
    `one file changed: ${changed.toFixed(1)} ms to read, ${again.ms.toFixed(0)} ms to compare`,
  );

  const some = templates.slice(0, COUNT_OF_PAIRS);
  const ours = compare(some, counter).ms;
  const pairs = timeOf(() => {
    comparePairs(some);
  });
  console.log(
    `${COUNT_OF_PAIRS} templates: ${ours.toFixed(0)} ms; all pairs by common sentences ${pairs.toFixed(0)} ms (${(pairs / ours).toFixed(1)} times as long, and quadratic)`,
  );
}

function indexOf([path, text]: GeneratedTemplate): readonly WorkspaceTemplate[] {
  const settings = createProjectContext().settingsFor(path);
  const template = runSteps(indexTemplate(path, text, settings, lookUpIn(new Map())));
  return template === undefined ? [] : [template];
}

function compare(
  templates: readonly WorkspaceTemplate[],
  counter: TokenCounter,
): {
  readonly ms: number;
  readonly longestStepMs: number;
  readonly clusters: number;
  readonly findings: number;
} {
  const start = performance.now();
  const steps = lintWorkspace(templates, counter, new Set());
  let longestStepMs = 0;
  for (;;) {
    const stepStart = performance.now();
    const { done, value } = steps.next();
    longestStepMs = Math.max(longestStepMs, performance.now() - stepStart);
    if (done === true) {
      const ms = performance.now() - start;
      return { ms, longestStepMs, clusters: value.clusters.length, findings: value.findings.size };
    }
  }
}

/** What the index replaces: every template against every other. */
function comparePairs(templates: readonly WorkspaceTemplate[]): void {
  const sets = templates.map(({ units }) => new Set(units.map(({ key }) => key)));
  let common = 0;
  for (const [index, one] of sets.entries()) {
    for (const other of sets.slice(index + 1)) {
      for (const key of one) if (other.has(key)) common++;
    }
  }
  if (common < 0) throw new Error('Nothing can be in common less than never.');
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
