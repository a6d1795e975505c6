import { Option } from 'commander';
import { RULE_IDS, selectFixes, type Fix, type RuleId } from '../../core/index.ts';
import { CliFailure } from '../failure.ts';
import { writeFixed, type FixedFile } from '../files/writeFixed.ts';
import { shownPath } from '../files/shownPath.ts';
import { fixedFiles } from '../fixedFiles.ts';
import { write } from '../io.ts';
import { lintTemplates, type LintRun } from '../lintTemplates.ts';
import { unifiedDiff } from '../print/unifiedDiff.ts';
import type { Command } from './command.ts';

interface FixOptions {
  readonly rule?: readonly RuleId[];
  readonly write?: boolean;
  readonly config?: string;
}

/** `prompt-cost fix`: what the fixes of findings would change, and with `--write` the change itself. */
export const fixCommand: Command = {
  register(program, io, exit) {
    program
      .command('fix')
      .description('Show what fixes of findings would change; change it with --write.')
      .argument('[paths...]', 'template files, or folders to search', ['.'])
      .addOption(
        new Option(
          '--rule <ids...>',
          'only fixes of these rules; without it, the preferred ones of all',
        ).choices(RULE_IDS),
      )
      .option('--write', 'change the files')
      .option('--config <file>', 'project file to use instead of the nearest prompt-cost.yaml')
      .action(async (paths: readonly string[], options: FixOptions) => {
        if (paths.includes('-'))
          throw new CliFailure('fix changes files and takes no standard input');
        const run = await lintTemplates(io, paths, { config: options.config });
        const { applied, skipped } = selectFixes(chosenFixes(run, options.rule));
        const files = await fixedFiles(run, applied);
        if (run.scan.unreadable > 0) exit(2);
        for (const file of files) {
          const path = shownPath(io.cwd, file.absolutePath);
          await write(io.stdout, unifiedDiff(path, file.before, file.after));
        }
        const what = `${applied.length} ${applied.length === 1 ? 'fix' : 'fixes'} in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
        const written = options.write === true ? await writeAll(files, exit) : undefined;
        for (const complaint of written ?? []) await write(io.stderr, complaint);
        const more =
          skipped.length > 0
            ? ` ${skipped.length} more would change the same places; run fix again.`
            : '';
        const end = options.write === true ? 'made' : 'not made; add --write to make them';
        await write(io.stderr, `${what} ${end}.${more}\n`);
      });
  },
};

/** These change the picture that comes out, so they are made only when they are asked for. */
const ONLY_BY_NAME: ReadonlySet<RuleId> = new Set(['request/cheaper-size']);

/** One fix a finding, worth most first; edits name their file by its absolute path. */
function chosenFixes({ files }: LintRun, rules: readonly RuleId[] | undefined): readonly Fix[] {
  const chosen: { readonly fix: Fix; readonly worth: number }[] = [];
  // Templates that share a fix, such as one partial for all of them, each offer the whole of it.
  const offered = new Set<Fix>();
  const seen = new Set<string>();
  for (const { findings, pathOf } of files) {
    for (const { ruleId, fixes = [], savings } of findings) {
      const isAsked = rules === undefined ? !ONLY_BY_NAME.has(ruleId) : rules.includes(ruleId);
      if (!isAsked) continue;
      const preferred = fixes.find((one) => one.preferred === true);
      const fix = preferred ?? (rules === undefined ? undefined : fixes[0]);
      if (fix === undefined || offered.has(fix)) continue;
      offered.add(fix);
      const edits = fix.edits.map((edit) => ({ ...edit, path: pathOf(edit.path) }));
      const key = JSON.stringify(edits);
      if (seen.has(key)) continue;
      seen.add(key);
      chosen.push({ fix: { ...fix, edits }, worth: savings?.nanoUsdPerMonth ?? 0 });
    }
  }
  return chosen.sort((one, other) => other.worth - one.worth).map(({ fix }) => fix);
}

async function writeAll(
  files: readonly FixedFile[],
  exit: (code: 2) => void,
): Promise<readonly string[]> {
  const complaints: string[] = [];
  // What is made comes first: nothing may include a partial that could not be written.
  const inOrder = [...files].sort((one, other) => order(one) - order(other));
  for (const file of inOrder) {
    const complaint = await writeFixed(file);
    if (complaint === undefined) continue;
    complaints.push(`error: ${complaint}\n`);
    if (file.before === undefined) break;
  }
  if (complaints.length > 0) exit(2);
  return complaints;
}

function order({ before }: FixedFile): number {
  return before === undefined ? 0 : 1;
}
