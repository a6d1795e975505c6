import { SHIPPED_CATALOGUE, type EstimateSubject } from '../../../src/core/index.ts';
import { promptOf, requestOf } from '../pricing/samples.ts';

/** A prompt of 14 tokens for one picture at medium 1536x1024; the API adds 6 tokens on generations, 7 on edits. */
export const estimateSubject: EstimateSubject = {
  catalogue: SHIPPED_CATALOGUE,
  base: requestOf(),
  prompt: promptOf(14),
  today: '2026-11-24',
};
