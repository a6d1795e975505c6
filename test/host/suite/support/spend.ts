import * as vscode from 'vscode';
import { eventually, workspaceFile } from './editor.ts';

/** What the logs add up to, as far as tests look into it. */
interface Current {
  readonly rollUp: {
    readonly cells: readonly {
      readonly records: number;
      readonly nanoUsd: number;
      readonly approved: number;
      readonly judged: number;
    }[];
    readonly counts: { readonly duplicates: number; readonly unreadable: number };
  };
  readonly logs: readonly vscode.Uri[];
  readonly problems: readonly string[];
  readonly isReading: boolean;
}

interface Exports {
  readonly spend: {
    readonly usage: { readonly current: Current | undefined };
    readonly item: {
      readonly text: string;
      readonly tooltip: vscode.MarkdownString;
      readonly accessibilityInformation: { readonly label: string };
    };
  };
}

/** What the extension offers to others about spend. */
export async function spend(): Promise<Exports['spend']> {
  const extension = vscode.extensions.all.find(({ id }) => id.endsWith('.prompt-cost-preview'));
  if (extension === undefined) throw new Error('the extension is not there');
  return ((await extension.activate()) as Exports).spend;
}

/** Sums over all cells: records and nano-dollars, and what could not be counted. */
export async function sums(): Promise<readonly [records: number, nanoUsd: number]> {
  const { current } = (await spend()).usage;
  const cells = current?.isReading === false ? current.rollUp.cells : [];
  return [
    cells.reduce((sum, { records }) => sum + records, 0),
    cells.reduce((sum, { nanoUsd }) => sum + nanoUsd, 0),
  ];
}

/** Over all cells: pictures that were judged, and what of them was approved. */
export async function judgements(): Promise<readonly [judged: number, approved: number]> {
  const cells = (await spend()).usage.current?.rollUp.cells ?? [];
  return [
    cells.reduce((sum, { judged }) => sum + judged, 0),
    cells.reduce((sum, { approved }) => sum + approved, 0),
  ];
}

/** Waits until the logs add up to this. */
export async function waitForSums(records: number, nanoUsd: number): Promise<void> {
  await eventually(sums, ([one, other]) => one === records && other === nanoUsd);
}

/** Names the logs of the first folder; none puts the setting back. */
export async function nameLogs(...files: readonly string[]): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('promptCost', workspaceFile());
  await configuration.update(
    'usage.files',
    files.length === 0 ? undefined : files,
    vscode.ConfigurationTarget.WorkspaceFolder,
  );
}

/** Writes a log of the workspace anew. */
export async function writeLog(name: string, lines: readonly string[], end = '\n'): Promise<void> {
  const text = lines.join('\n') + end;
  await vscode.workspace.fs.writeFile(workspaceFile(name), new TextEncoder().encode(text));
}

/** A line of a log: gpt-image-2, 100 text tokens in and 1,000 image tokens out, $0.0305. */
export function line(id: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    id,
    time: new Date().toISOString(),
    model: 'gpt-image-2',
    usage: { input_tokens: 100, output_tokens: 1_000 },
    ...more,
  });
}

/** What a line of {@link line} costs: 100 × 5,000 + 1,000 × 30,000 nano-dollars. */
export const LINE_NANO_USD = 30_500_000;
