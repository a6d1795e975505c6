import { modelNames } from '../../pricing/catalogue.ts';
import { looksLikeImageModel } from '../../pricing/imageModelName.ts';
import { nearest } from '../../template/headerFields.ts';
import { replaceValue } from '../../template/replaceValue.ts';
import { shorten } from '../../text/shorten.ts';
import type { RequestRule } from '../rule.ts';

/** A model that is not listed. Text models are none of our business; only what was meant as an image model is. */
export const unpricedModel: RequestRule = {
  kind: 'request',
  id: 'request/unpriced-model',
  defaultSeverity: 'warning',
  check: ({ model: listed, request: { model, spans } }, { catalogue, text }) => {
    if (listed !== undefined || spans.model === undefined) return [];
    const suggestion = nearest(model, modelNames(catalogue));
    if (suggestion === undefined && !looksLikeImageModel(model)) return [];
    const advice =
      suggestion === undefined
        ? 'Add its prices to prompt-cost.yaml to see what it costs.'
        : `Did you mean “${suggestion}”? Otherwise add its prices to prompt-cost.yaml.`;
    return [
      {
        message: `No price is known for the model “${shorten(model)}”. ${advice}`,
        span: spans.model,
        ...(suggestion === undefined
          ? {}
          : {
              fixes: [
                {
                  title: `Use ${suggestion}`,
                  edits: [replaceValue(text, spans.model, suggestion)],
                  preferred: true,
                },
              ],
            }),
      },
    ];
  },
};
