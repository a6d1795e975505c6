import type { Steps } from '../../src/core/text/steps.ts';

/** Drives a computation to its end and counts its pauses: a measure of work that no clock disturbs. */
export function countSteps<T>(steps: Steps<T>): { readonly value: T; readonly pauses: number } {
  for (let pauses = 0; ; pauses++) {
    const { done, value } = steps.next();
    if (done === true) return { value, pauses };
  }
}
