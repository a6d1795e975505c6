import { modelNames } from '../../pricing/catalogue.ts';
import { looksLikeImageModel } from '../../pricing/imageModelName.ts';
import { nearest } from '../../template/headerFields.ts';
import { replaceValue } from '../../template/replaceValue.ts';
import { shorten } from '../../text/shorten.ts';
import type { RequestRule } from '../rule.ts';
import { titled, told } from '../../text/wording.ts';

/** A model that is not listed. Text models are none of our business; only what was meant as an image model is. */
export const unpricedModel: RequestRule = {
  kind: 'request',
  id: 'request/unpriced-model',
  defaultSeverity: 'warning',
  check: ({ model: listed, request: { model, spans } }, { catalogue, text }) => {
    if (listed !== undefined || spans.model === undefined) return [];
    const suggestion = nearest(model, modelNames(catalogue));
    if (suggestion === undefined && !looksLikeImageModel(model)) return [];
    return [
      {
        ...(suggestion === undefined
          ? told(
              'No price is known for the model “{0}”. Add its prices to prompt-cost.yaml to see what it costs.',
              shorten(model),
            )
          : told(
              'No price is known for the model “{0}”. Did you mean “{1}”? Otherwise add its prices to prompt-cost.yaml.',
              shorten(model),
              suggestion,
            )),
        span: spans.model,
        ...(suggestion === undefined
          ? {}
          : {
              fixes: [
                {
                  ...titled('Use {0}', suggestion),
                  edits: [replaceValue(text, spans.model, suggestion)],
                  preferred: true,
                },
              ],
            }),
      },
    ];
  },
};
