import type { ModelPricing } from './catalogue.ts';

/**
 * The model with the rates that held on a day, which are those of now where no change is known.
 *
 * @param day `YYYY-MM-DD`; undefined for now.
 */
export function ratesAt(model: ModelPricing, day: string | undefined): ModelPricing {
  const { earlierRates = [] } = model;
  const earlier = day === undefined ? undefined : earlierRates.find(({ before }) => day < before);
  if (earlier === undefined) return model;
  const { usdPerMTok, source, confidence } = earlier;
  return {
    ...model,
    usdPerMTok,
    ratesSource: source,
    ratesConfidence: confidence,
    overriddenRates: undefined,
  };
}
