import type { ResolvedImage } from '../images/resolvedImage.ts';
import type { LintedRequest } from './rule.ts';

/** The reference images of an edit that the template's own header names, the mask left out. */
export function sentImages({ request }: LintedRequest): readonly ResolvedImage[] {
  const { operation, spans, images = [] } = request;
  return operation === 'edit' && spans.images !== undefined ? images : [];
}

/** The mask of an edit, when the template's own header names it. */
export function sentMask({ request }: LintedRequest): ResolvedImage | undefined {
  const { operation, spans, mask } = request;
  return operation === 'edit' && spans.mask !== undefined ? mask : undefined;
}
