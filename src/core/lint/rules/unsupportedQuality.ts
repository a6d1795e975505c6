import { qualitiesOf } from '../../pricing/catalogue.ts';
import { unsupportedQualityReason } from '../../pricing/outputQuantity.ts';
import { replaceValue } from '../../template/replaceValue.ts';
import type { RequestRule } from '../rule.ts';

/** A quality that the model does not know. */
export const unsupportedQuality: RequestRule = {
  kind: 'request',
  id: 'request/unsupported-quality',
  defaultSeverity: 'error',
  check: ({ model, request: { quality, spans } }, { text }) => {
    if (model === undefined || spans.quality === undefined || quality === 'auto') return [];
    const { quality: span } = spans;
    const qualities = qualitiesOf(model);
    if (qualities.includes(quality)) return [];
    // The finer words exist on newer models only; the finest one there is comes nearest.
    const suggestion = quality === 'xhigh' || quality === 'max' ? qualities.at(-1) : undefined;
    const reason = unsupportedQualityReason(model, quality);
    if (suggestion === undefined) return [{ message: reason, span }];
    return [
      {
        message: `${reason} Nearest is “${suggestion}”.`,
        span,
        fixes: [
          {
            title: `Use quality ${suggestion}`,
            edits: [replaceValue(text, span, suggestion)],
            preferred: true,
          },
        ],
      },
    ];
  },
};
