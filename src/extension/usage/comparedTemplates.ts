import * as vscode from 'vscode';
import {
  actualsOf,
  compareActuals,
  indexActuals,
  namesTemplate,
  reportActuals,
  type ReportedActuals,
  type RollUp,
} from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import { readText } from '../fileText.ts';
import type { Projects } from '../projects.ts';
import { readAnalysisSettings } from '../settings.ts';
import { CANCELLED, createPace, runInSlices } from '../slices.ts';
import type { TemplateAnalyser } from '../templateAnalyser.ts';
import type { TemplateFiles } from '../templateFiles.ts';
import { displayLanguage } from '../language.ts';
import { analyseFile } from '../workspaceTemplates.ts';

/** What comparing templates with their calls draws on. */
export interface ComparisonSources {
  readonly files: TemplateFiles;
  readonly store: AnalysisStore;
  readonly analyser: TemplateAnalyser;
  readonly projects: Projects;
}

/** Most templates that are compared. */
const MOST_TEMPLATES = 50;

/** Templates that logged calls name, beside what these calls cost; those with the most calls first. */
export async function compareTemplates(
  { files, store, analyser, projects }: ComparisonSources,
  { cells }: RollUp,
  isOutdated: () => boolean,
): Promise<readonly ReportedActuals[] | typeof CANCELLED> {
  const index = await runInSlices(indexActuals(cells), isOutdated);
  if (index === CANCELLED) return CANCELLED;
  const names = [...index.named.keys()];
  const compared: ReportedActuals[] = [];
  const pause = createPace();
  for (const uri of await files.all()) {
    await pause();
    if (isOutdated()) return CANCELLED;
    const { context, relativePath } = await projects.of(uri, readAnalysisSettings(uri).user);
    if (!names.some((name) => namesTemplate(name, relativePath))) continue;
    const text = await readText(uri);
    if (text === undefined) continue;
    const analysed = await analyseFile({ uri, text }, store, analyser, isOutdated);
    if (analysed === CANCELLED) return CANCELLED;
    const requests = analysed?.analysis.requests ?? [];
    const actuals = actualsOf(index, relativePath, requests, context.catalogue);
    if (actuals === undefined) continue;
    const comparison = compareActuals(requests, actuals, context.catalogue);
    compared.push(
      reportActuals(vscode.workspace.asRelativePath(uri), comparison, displayLanguage()),
    );
    if (compared.length === MOST_TEMPLATES) break;
  }
  return compared.sort((a, b) => b.records - a.records || (a.path < b.path ? -1 : 1));
}
