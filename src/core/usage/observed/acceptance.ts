import type { ObservedAcceptance } from '../../plan/planRun.ts';
import { FEWEST_IMAGES } from '../../pricing/observations.ts';
import type { TemplateActuals } from './actuals.ts';

/**
 * The acceptance that plans of a template go by: approved assets by judged pictures. Undefined while fewer than
 * {@link FEWEST_IMAGES} pictures were judged, or none of them was approved.
 */
export function acceptanceOf({
  acceptance,
  judged,
}: TemplateActuals): ObservedAcceptance | undefined {
  if (acceptance === undefined || acceptance === 0 || judged < FEWEST_IMAGES) return undefined;
  // Several assets may be approved from one picture; a try is approved once at most.
  return { acceptance: Math.min(1, acceptance), images: judged };
}
