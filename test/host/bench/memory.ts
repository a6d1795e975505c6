import * as vscode from 'vscode';
import { lensTitles } from '../suite/support/editor.ts';
import { heapBytes } from './heap.ts';
import { openTemplate } from './typing.ts';
import { idle, pause, until } from './until.ts';

/** What the extension host keeps after much use. */
export interface MemoryResult {
  readonly edits: number;
  /** Growth of the heap, garbage left out, from the 100th edit to the last. */
  readonly editBytes: number;
  readonly cycles: number;
  /** How many templates were opened and closed before those. */
  readonly cyclesBefore: number;
  /** Growth of the heap while `cycles` templates were opened and closed. */
  readonly cycleBytes: number;
  /** The heap at the end. */
  readonly heapBytes: number;
}

const EDITS = 1_000;
const CYCLES = 100;
/** The editor keeps this many documents for a while after they were closed, and the extension what it knows of them. */
const CYCLES_BEFORE = 60;

/** Edits a template of 10 kB many times, then opens and closes others many times. */
export async function measureMemory(): Promise<MemoryResult> {
  const editBytes = await editing();
  const cycleBytes = await openingAndClosing();
  return {
    edits: EDITS,
    editBytes,
    cycles: CYCLES,
    cyclesBefore: CYCLES_BEFORE,
    cycleBytes,
    heapBytes: heapBytes(),
  };
}

async function editing(): Promise<number> {
  const editor = await openTemplate(10_000);
  const { document } = editor;
  const place = new vscode.Position(40, 0);
  let early = 0;
  for (let number = 1; number <= EDITS; number++) {
    // Text that comes and goes, so that the template stays as long as it is.
    await editor.edit(
      (edit) => {
        if (number % 2 === 1) edit.insert(place, 'brass ');
        else edit.delete(new vscode.Range(40, 0, 40, 6));
      },
      { undoStopBefore: false, undoStopAfter: false },
    );
    if (number % 20 === 0) await pause(150);
    if (number === 100) early = await settledHeap();
  }
  const late = await settledHeap();
  if ((await lensTitles(document.uri)).length === 0) throw new Error('the lens is gone');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return late - early;
}

async function openingAndClosing(): Promise<number> {
  const files = (await vscode.workspace.findFiles('**/*.prompt')).slice(0, CYCLES_BEFORE + CYCLES);
  let early = 0;
  for (const [index, file] of files.entries()) {
    await vscode.window.showTextDocument(file);
    await until(async () => (await lensTitles(file)).length > 0);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    if (index === CYCLES_BEFORE - 1) early = await settledHeap();
  }
  return (await settledHeap()) - early;
}

/** The heap once everything that was started has come to its end. */
async function settledHeap(): Promise<number> {
  await idle();
  return heapBytes();
}
