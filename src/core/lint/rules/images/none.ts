import type { RequestRule } from '../../rule.ts';
import { told } from '../../../text/wording.ts';

/** An edit without a reference image. */
export const none: RequestRule = {
  kind: 'request',
  id: 'images/none',
  defaultSeverity: 'warning',
  check: ({ request: { operation, spans, images = [], invalid } }) => {
    const span = spans.images ?? spans.operation ?? spans.mask;
    if (operation !== 'edit' || images.length > 0 || invalid.has('images')) return [];
    if (span === undefined) return [];
    return [
      {
        ...told(
          'An edit needs at least one reference image. Name it under images; until then its cost is missing.',
        ),
        span,
      },
    ];
  },
};
