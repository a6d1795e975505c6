/**
 * A computation in small steps: whoever drives it may pause between two of them, so that no input,
 * however large, holds up the thread. One step does about a tenth of a millisecond of work.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs a computation to its end without pausing. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
