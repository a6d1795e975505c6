import { imageSourceOf } from '../../../images/imageSource.ts';
import type { LintedRequest, RequestRule, RuleFinding } from '../../rule.ts';
import { sentImages, sentMask } from '../../sentImages.ts';
import { told } from '../../../text/wording.ts';

/** Longest `data:` address of an image, in characters. Source: OpenAI OpenAPI specification (official). */
const LONGEST_ADDRESS = 20_971_520;

/** A `data:` address that is longer than the API takes. */
export const addressTooLong = {
  kind: 'request',
  id: 'images/address-too-long',
  defaultSeverity: 'error',
  check: (linted: LintedRequest): readonly RuleFinding[] => {
    const mask = sentMask(linted);
    return [...sentImages(linted), ...(mask ? [mask] : [])].flatMap(({ source, span }) =>
      source.length > LONGEST_ADDRESS && imageSourceOf(source).kind === 'data'
        ? [
            {
              ...told(
                'This data: address has {0} characters; the API takes {1}. Send a file instead.',
                source.length,
                LONGEST_ADDRESS,
              ),
              span,
            },
          ]
        : [],
    );
  },
} as const satisfies RequestRule;
