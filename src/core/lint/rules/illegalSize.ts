import { findModel } from '../../pricing/catalogue.ts';
import { nearestLegalSizes } from '../../pricing/nearestSizes.ts';
import { illegalSizeReason } from '../../pricing/sizes.ts';
import { replaceValue } from '../../template/replaceValue.ts';
import { asIs, listed, titled, told, toldAs } from '../../text/wording.ts';
import type { RequestRule } from '../rule.ts';
import { costWords, isFirstWith, repriced, sharersOf } from '../sharedValue.ts';

/** A size that the model does not make, with the nearest that it does. */
export const illegalSize: RequestRule = {
  kind: 'request',
  id: 'request/illegal-size',
  defaultSeverity: 'error',
  check: (asked, context) => {
    const { model, request } = asked;
    const { size: span } = request.spans;
    if (model === undefined || span === undefined) return [];
    const reason = illegalSizeReason(model, request.size);
    if (reason === undefined) return [];
    if (!isFirstWith('size', asked, context)) return [];
    const sharers = sharersOf('size', asked, context);
    const models = sharers.map((one) => findModel(context.catalogue, one.request.model));
    const sizes = nearestLegalSizes(model, request.size).filter((size) =>
      models.every((one) => one === undefined || illegalSizeReason(one, size) === undefined),
    );
    if (sharers.length === 0 || sizes.length === 0) return [{ ...toldAs(reason), span }];
    return [
      {
        ...told('{0} Nearest: {1}.', reason, listed(sizes.map(asIs))),
        span,
        fixes: sizes.map((size, index) => {
          const cost = costWords(repriced(sharers, { size }, context));
          return {
            ...(cost === undefined ? titled('Use {0}', size) : titled('Use {0} ({1})', size, cost)),
            edits: [replaceValue(context.text, span, size)],
            preferred: index === 0,
          };
        }),
      },
    ];
  },
};
