import { findModel, modelNames, qualitiesOf, type Catalogue } from '../pricing/catalogue.ts';
import { unsupportedQualityReason } from '../pricing/outputQuantity.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import { illegalSizeReason } from '../pricing/sizes.ts';
import { nearest } from '../template/headerFields.ts';
import type { Finding } from '../text/finding.ts';

/** What the API or the price list does not know about a request, at the header's own words. */
export function requestFindings(
  catalogue: Catalogue,
  request: ResolvedRequest,
): readonly Finding[] {
  const { spans, quality, size } = request;
  const model = findModel(catalogue, request.model);
  const findings: Finding[] = [];
  if (model === undefined) {
    const finding = unpricedModel(catalogue, request);
    return finding ? [finding] : [];
  }
  const qualities = qualitiesOf(model);
  if (spans.quality && quality !== 'auto' && !qualities.includes(quality)) {
    const suggestion = nearestQuality(quality, qualities);
    findings.push({
      ruleId: 'request/unsupported-quality',
      severity: 'error',
      message: `${unsupportedQualityReason(model, quality)}${suggestion}`,
      span: spans.quality,
    });
  }
  const illegal = spans.size ? illegalSizeReason(model, size) : undefined;
  if (illegal !== undefined && spans.size) {
    findings.push({
      ruleId: 'request/illegal-size',
      severity: 'error',
      message: illegal,
      span: spans.size,
    });
  }
  return findings;
}

/** Text models are none of our business; only what was meant to be an image model is worth a word. */
function unpricedModel(
  catalogue: Catalogue,
  { model, spans }: ResolvedRequest,
): Finding | undefined {
  const names = modelNames(catalogue);
  const suggestion = nearest(model, names);
  if (!spans.model || (suggestion === undefined && !looksLikeImageModel(model))) return undefined;
  const advice =
    suggestion === undefined
      ? 'Add its prices to prompt-cost.yaml to see what it costs.'
      : `Did you mean “${suggestion}”? Otherwise add its prices to prompt-cost.yaml.`;
  const short = model.length > 60 ? `${model.slice(0, 57)}…` : model;
  return {
    ruleId: 'request/unpriced-model',
    severity: 'warning',
    message: `No price is known for the model “${short}”. ${advice}`,
    span: spans.model,
  };
}

/** Whether a model id that is not listed probably names an image model. */
export function looksLikeImageModel(model: string): boolean {
  return /image|dall-?e|imagen|flux|diffusion|seedream/iu.test(model.slice(0, 200));
}

function nearestQuality(quality: string, qualities: readonly string[]): string {
  // The finer words exist on newer models only; the finest one there is comes nearest.
  const suggestion = quality === 'xhigh' || quality === 'max' ? qualities.at(-1) : undefined;
  return suggestion === undefined ? '' : ` Nearest is “${suggestion}”.`;
}
