import { qualitiesOf } from '../../pricing/catalogue.ts';
import { unsupportedQualityReason } from '../../pricing/outputQuantity.ts';
import { replaceValue } from '../../template/replaceValue.ts';
import type { RequestRule } from '../rule.ts';
import { titled, told, toldAs } from '../../text/wording.ts';

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
    if (suggestion === undefined) return [{ ...toldAs(reason), span }];
    return [
      {
        ...told('{0} Nearest is “{1}”.', reason, suggestion),
        span,
        fixes: [
          {
            ...titled('Use quality {0}', suggestion),
            edits: [replaceValue(text, span, suggestion)],
            preferred: true,
          },
        ],
      },
    ];
  },
};
