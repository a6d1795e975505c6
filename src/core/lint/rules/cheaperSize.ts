import { cheaperSize as findCheaperSize } from '../../pricing/cheaperSize.ts';
import { findModel } from '../../pricing/catalogue.ts';
import type { NanoUsd } from '../../pricing/money.ts';
import { illegalSizeReason } from '../../pricing/sizes.ts';
import { totalOf } from '../../pricing/totalOf.ts';
import { formatSize, usdWords } from '../../report/money.ts';
import { replaceValue } from '../../template/replaceValue.ts';
import { titled, told, words, type Wording } from '../../text/wording.ts';
import type { LintContext, LintedRequest, RequestRule } from '../rule.ts';
import { costWords, forAll, repriced, sharersOf } from '../sharedValue.ts';

/** Smallest part of the whole cost that is worth a word. */
const LEAST_SAVING = 0.03;

/** A size for which the same picture, no smaller and of nearly the same shape, costs less. */
export const cheaperSize: RequestRule = {
  kind: 'request',
  id: 'request/cheaper-size',
  defaultSeverity: 'hint',
  check: (request, context) => {
    const { size: span } = request.request.spans;
    const best = bestSize(request, context);
    if (best === undefined || span === undefined) return [];
    const { size, saving, share, costs, unit } = best;
    const now = formatSize(request.request.size);
    const percent = words('{0} %', Math.round(share * 1_000) / 10);
    return [
      {
        ...told(
          'The same picture for less: {0} costs {1}, that is {2} ({3}) less {4} than {5}. It has no fewer pixels and nearly the same shape.',
          formatSize(size),
          costs,
          usdWords(saving),
          percent,
          unit,
          now,
        ),
        span,
        fixes: [
          {
            ...titled('Use {0} and save {1} {2} ({3})', size, usdWords(saving), unit, percent),
            edits: [replaceValue(context.text, span, size)],
            preferred: true,
          },
        ],
      },
    ];
  },
};

interface BetterSize {
  readonly size: string;
  readonly saving: NanoUsd;
  /** The saving as a part of what it costs now, 0 to 1. */
  readonly share: number;
  readonly costs: Wording;
  readonly unit: Wording;
}

/** The size that saves most over all requests that share the written one, if that is worth a word. */
function bestSize(request: LintedRequest, context: LintContext): BetterSize | undefined {
  const sharers = sharersOf('size', request, context);
  const now = totalOf(sharers);
  if (sharers[0]?.request !== request.request || now === undefined || now.max === 0) {
    return undefined;
  }
  const models = sharers.map((one) => findModel(context.catalogue, one.request.model));
  const candidates = new Set(
    sharers.flatMap(({ request: { quality, size } }, index) => {
      const model = models[index];
      return (model && findCheaperSize(model, quality, size)) ?? [];
    }),
  );
  let best: BetterSize | undefined;
  for (const size of candidates) {
    if (models.some((model) => model && illegalSizeReason(model, size) !== undefined)) continue;
    const changed = repriced(sharers, { size }, context);
    const then = totalOf(changed);
    if (then === undefined) continue;
    const share = (now.max - then.max) / now.max;
    const images = sharers.length === 1 ? request.request.n : 1;
    const saving = (now.max - then.max) / images;
    if (share < LEAST_SAVING || (best && saving <= best.saving)) continue;
    const unit = sharers.length === 1 ? words('an image') : forAll(sharers.length);
    const costs = costWords(changed);
    if (costs !== undefined) best = { size, saving, share, costs, unit };
  }
  return best;
}
