import * as vscode from 'vscode';
import { withConversion } from '../language.ts';

/** One item of a step; without a value it cannot be chosen. */
export interface StepItem<T> extends vscode.QuickPickItem {
  readonly value?: T;
}

/** One step of several in a row. */
export interface Step<T> {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  /** Undefined where it is not known how many there will be. */
  readonly totalSteps: number | undefined;
  readonly placeholder: string;
  readonly items: readonly StepItem<T>[];
  /** Where the choice starts. */
  readonly active?: StepItem<T> | undefined;
  /** What was typed as an item of its own, shown first; undefined where it only filters. */
  readonly onType?: (typed: string) => StepItem<T> | undefined;
}

/** The user wants to go back to the step before. */
export const BACK = Symbol('back');

/** Asks one step, with a button back on all but the first; undefined when the user turns away. */
export function pickStep<T>(step: Step<T>): Promise<T | typeof BACK | undefined> {
  const pick = vscode.window.createQuickPick<StepItem<T>>();
  pick.title = step.title;
  pick.step = step.step;
  pick.totalSteps = step.totalSteps;
  // The prices of all items are converted alike, and said to be here.
  pick.placeholder = withConversion(step.placeholder);
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.items = step.items;
  if (step.active) pick.activeItems = [step.active];
  if (step.step > 1) pick.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    const end = (answer: T | typeof BACK | undefined): void => {
      resolve(answer);
      pick.dispose();
    };
    pick.onDidChangeValue((typed) => {
      const item = step.onType?.(typed);
      pick.items = item === undefined ? step.items : [{ ...item, alwaysShow: true }, ...step.items];
    });
    pick.onDidTriggerButton(() => {
      end(BACK);
    });
    pick.onDidAccept(() => {
      const value = pick.activeItems[0]?.value;
      if (value !== undefined) end(value);
    });
    pick.onDidHide(() => {
      end(undefined);
    });
    pick.show();
  });
}
