import { QUESTIONS } from '../../core/index.ts';

/** The place of a part of the questions among all steps of an estimate. */
export interface StepPlan {
  readonly title: string;
  /** Steps that were asked before. */
  readonly before: number;
  readonly totalSteps: number;
}

/** All steps about one request: the prompt, which of its outputs, the questions, and what to do in the end. */
export function stepsOf(title: string, outputs: number): StepPlan {
  const before = outputs > 1 ? 2 : 1;
  return { title, before, totalSteps: before + QUESTIONS.length + 1 };
}

/** All steps about all outputs together: the prompt, all of its outputs, the runs, and what to do in the end. */
export function stepsOfAll(title: string): StepPlan {
  return { title, before: 2, totalSteps: 4 };
}
