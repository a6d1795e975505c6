import { cheaperSize as findCheaperSize } from '../../pricing/cheaperSize.ts';
import { findModel } from '../../pricing/catalogue.ts';
import type { NanoUsd } from '../../pricing/money.ts';
import { illegalSizeReason } from '../../pricing/sizes.ts';
import { totalOf } from '../../pricing/totalOf.ts';
import { formatSize, formatUsd } from '../../report/money.ts';
import { replaceValue } from '../../template/replaceValue.ts';
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
    const percent = `${(share * 100).toFixed(1)} %`;
    return [
      {
        message: `The same picture for less: ${formatSize(size)} costs ${costs}, that is ${formatUsd(saving)} (${percent}) less ${unit} than ${now}. It has no fewer pixels and nearly the same shape.`,
        span,
        fixes: [
          {
            title: `Use ${size} and save ${formatUsd(saving)} ${unit} (${percent})`,
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
  readonly costs: string;
  readonly unit: string;
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
    const unit = sharers.length === 1 ? 'an image' : forAll(sharers.length);
    best = { size, saving, share, costs: costWords(changed), unit };
  }
  return best;
}
