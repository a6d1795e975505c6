import type { ModelPricing } from '../pricing/catalogue.ts';
import { HIGHEST_USD_PER_MTOK } from '../pricing/money.ts';
import { words, type Wording } from '../text/wording.ts';
import { RATE_OF_KEY, type PriceKey } from '../project/priceFields.ts';
import { PROJECT_FILE_NAME } from '../project/projectFile.ts';

/** Prices that are this many times off what ships are probably of another unit or another model. */
const WIDEST_FACTOR = 2;
/** A price per token read as one per million, or the other way round, is a million times off; per thousand, a thousand. */
const UNIT_SLIP = 500;

/** What `prompt-cost.yaml` takes of prices per million tokens, and of those per picture. */
const RATE_DECIMALS = 3;
const UNIT_DECIMALS = 6;

const UNCACHED: Partial<Record<PriceKey, PriceKey>> = {
  cached_text_input: 'text_input',
  cached_image_input: 'image_input',
};

/**
 * Why an imported price is probably wrong, in sentences; none for one that looks right.
 *
 * @param listed the model it is for, or the one it is named after.
 * @param proposed US dollars per million tokens, or per picture.
 * @param beside the other prices of the same entry.
 */
export function suspicionsOf(
  listed: ModelPricing | undefined,
  key: PriceKey,
  proposed: number,
  beside: Partial<Record<PriceKey, number>>,
): readonly Wording[] {
  const decimals = RATE_OF_KEY[key] === undefined ? UNIT_DECIMALS : RATE_DECIMALS;
  const isWritable =
    proposed <= HIGHEST_USD_PER_MTOK && Number(proposed.toFixed(decimals)) === proposed;
  return [
    ...(proposed === 0 ? [words('It is 0, so that the model would look free.')] : []),
    ...(RATE_OF_KEY[key] === undefined
      ? unitSuspicions(listed, key)
      : rateSuspicions(listed, key, proposed, beside)),
    ...(isWritable
      ? []
      : [
          words(
            '{0} takes prices up to {1} dollars with at most {2} decimals, so it cannot be written.',
            PROJECT_FILE_NAME,
            HIGHEST_USD_PER_MTOK,
            decimals,
          ),
        ]),
  ];
}

function unitSuspicions(listed: ModelPricing | undefined, key: PriceKey): readonly Wording[] {
  const kind = listed?.imageOutput?.kind;
  const isByTokens = kind !== undefined && kind !== 'perImage' && kind !== 'perMegapixel';
  return listed && isByTokens && key === 'per_image'
    ? [
        words(
          '{0} is billed by tokens, so one price for each image is right for one size at most.',
          listed.id,
        ),
      ]
    : [];
}

function rateSuspicions(
  listed: ModelPricing | undefined,
  key: PriceKey,
  proposed: number,
  beside: Partial<Record<PriceKey, number>>,
): readonly Wording[] {
  const rate = RATE_OF_KEY[key];
  const shipped = rate === undefined ? undefined : listed?.usdPerMTok[rate];
  const suspicions: Wording[] = [];
  if (listed && shipped === undefined && key === 'text_output' && listed.vendor === 'OpenAI') {
    suspicions.push(
      words(
        'OpenAI lists no text output price for {0}; the $10 of early price files is left over from its launch day.',
        listed.id,
      ),
    );
  }
  const factor = shipped === undefined || shipped === 0 ? undefined : proposed / shipped;
  if (proposed > HIGHEST_USD_PER_MTOK || (factor !== undefined && factor > UNIT_SLIP)) {
    suspicions.push(
      words('It looks like a price per million tokens where the file has prices per token.'),
    );
  } else if (factor !== undefined && factor > 0 && factor < 1 / UNIT_SLIP) {
    suspicions.push(
      words('It looks like a price per thousand or million tokens that was divided twice.'),
    );
  } else if (factor !== undefined && (factor > WIDEST_FACTOR || factor < 1 / WIDEST_FACTOR)) {
    suspicions.push(
      factor > 1
        ? words('It is {0} times what ships.', shortFactor(factor))
        : words('It is {0} times less than what ships.', shortFactor(1 / factor)),
    );
  }
  const uncachedKey = UNCACHED[key];
  const uncached =
    uncachedKey &&
    (beside[uncachedKey] ?? listed?.usdPerMTok[RATE_OF_KEY[uncachedKey] ?? 'textInput']);
  if (uncached !== undefined && proposed >= uncached) {
    suspicions.push(words('Cached input is not cheaper than the input itself.'));
  }
  return suspicions;
}

function shortFactor(factor: number): number {
  return factor < 10 ? Math.round(factor * 10) / 10 : Math.round(factor);
}
