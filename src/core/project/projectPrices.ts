import { findModel, modelNames, SHIPPED_CATALOGUE, type RateName } from '../pricing/catalogue.ts';
import { nearest } from '../template/headerFields.ts';
import { accept, unknownKey } from '../template/headerFindings.ts';
import type { YamlEntry, YamlValue } from '../template/yamlValue.ts';
import type { Finding } from '../text/finding.ts';
import { shorten } from '../text/shorten.ts';
import { PRICE_FIELDS, RATE_OF_KEY } from './priceFields.ts';
import type { PriceOverride } from './priceOverrides.ts';
import { PROJECT_FIELDS } from './projectSchema.ts';
import { told } from '../text/wording.ts';

/** The rates without which a model that is not listed has no price. */
const NEEDED_RATES = ['textInput', 'imageInput', 'imageOutput'] as const;

/** Reads `prices`, in the order of the file; a model may extend one above it. */
export function readPrices(
  value: YamlValue | undefined,
  findings: Finding[],
): readonly PriceOverride[] {
  if (value === undefined) return [];
  if (value.entries === undefined) {
    accept('prices', value, PROJECT_FIELDS.prices, findings);
    return [];
  }
  const stated = new Set<string>();
  return value.entries.flatMap((entry) => {
    const override = readPrice(entry, findings);
    if (override === undefined) return [];
    checkBase(entry, override, stated, findings);
    stated.add(idOf(override.model));
    return [override];
  });
}

function readPrice({ key, value }: YamlEntry, findings: Finding[]): PriceOverride | undefined {
  if (value.entries === undefined) {
    findings.push({
      ruleId: 'header/wrong-type',
      severity: 'error',
      ...told(
        'The prices of “{0}” must be a map such as {text_input: 5, image_output: 30}.',
        shorten(key),
      ),
      span: value.span,
    });
    return undefined;
  }
  const rates: Partial<Record<RateName, number>> = {};
  const texts: { extends?: string; source?: string; from?: string; date?: string } = {};
  const units: { perImage?: number; perInputImage?: number } = {};
  for (const { key: name, keySpan, value: stated } of value.entries) {
    if (!Object.hasOwn(PRICE_FIELDS, name)) {
      findings.push(unknownKey(name, keySpan, Object.keys(PRICE_FIELDS)));
      continue;
    }
    const field = name as keyof typeof PRICE_FIELDS;
    if (!accept(name, stated, PRICE_FIELDS[field], findings)) continue;
    const rate = RATE_OF_KEY[field];
    if (rate !== undefined) rates[rate] = stated.data as number;
    else if (field === 'per_image') units.perImage = stated.data as number;
    else if (field === 'per_input_image') units.perInputImage = stated.data as number;
    else texts[field as 'extends' | 'source' | 'from' | 'date'] = stated.data as string;
  }
  return { model: key, rates, ...units, ...texts };
}

/** A model that nothing is known of but some of its rates would stay without a price, and nobody would say why. */
function checkBase(
  { keySpan, value }: YamlEntry,
  { model, rates, extends: base, perImage }: PriceOverride,
  stated: ReadonlySet<string>,
  findings: Finding[],
): void {
  const isKnown = (id: string): boolean =>
    findModel(SHIPPED_CATALOGUE, id) !== undefined || stated.has(idOf(id));
  if (base !== undefined && !isKnown(base)) {
    const suggestion = nearest(base, modelNames(SHIPPED_CATALOGUE));
    findings.push({
      ruleId: 'header/invalid-value',
      severity: 'error',
      ...(suggestion === undefined
        ? told(
            '“extends” must be the id of a listed model, or of one above, but is the text “{0}”.',
            shorten(base),
          )
        : told(
            '“extends” must be the id of a listed model, or of one above, but is the text “{0}”. Did you mean “{1}”?',
            shorten(base),
            suggestion,
          )),
      span: value.entries?.find(({ key }) => key === 'extends')?.value.span ?? value.span,
    });
  } else if (
    !isKnown(base ?? model) &&
    perImage === undefined &&
    NEEDED_RATES.some((rate) => rates[rate] === undefined)
  ) {
    findings.push({
      ruleId: 'header/invalid-value',
      severity: 'error',
      ...told(
        '“{0}” is not a listed model, so it needs text_input, image_input and image_output, or per_image, or extends with the id of a model whose rules it follows.',
        shorten(model),
      ),
      span: keySpan,
    });
  }
}

function idOf(model: string): string {
  return model.trim().toLowerCase();
}
