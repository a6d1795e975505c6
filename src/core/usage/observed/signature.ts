import {
  kindKey,
  measureOne,
  type ObservedOutput,
  type Observations,
} from '../../pricing/observations.ts';
import type { Steps } from '../../text/steps.ts';

/** Digits of a number of images that make a difference: the next one, of a thousand, changes no price by much. */
const DIGITS = 2;

/** Text that is the same as long as observations make no other price: which of them count, and their spread. */
export function* observationSignature({
  outputs,
  templates,
  verdicts,
}: Observations): Steps<string> {
  const parts: string[] = [];
  for (const [template, own] of [['', [...outputs.values()]] as const, ...templates]) {
    for (const output of own) {
      yield;
      const { images, low, high } = measureOne(output) ?? { images: 0, low: 0, high: 0 };
      // In a mix every image moves the spread, below the number that counts alone too.
      const count = template === '' ? images : total(output);
      const weight = rounded(count);
      parts.push(JSON.stringify([template, kindKey(output), weight, low, high]));
    }
  }
  for (const [template, { judged, approved }] of verdicts) {
    parts.push(JSON.stringify([template, rounded(judged), rounded(approved)]));
  }
  return parts.sort().join('\n');
}

function total({ tokens }: ObservedOutput): number {
  return tokens.reduce((sum, [, images]) => sum + images, 0);
}

function rounded(count: number): number {
  return Number(count.toPrecision(DIGITS));
}
