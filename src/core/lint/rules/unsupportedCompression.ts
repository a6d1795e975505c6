import { removeKeyFix, setKeyFix } from '../headerFix.ts';
import type { RequestRule } from '../rule.ts';
import { isFirstWith } from '../sharedValue.ts';
import { told } from '../../text/wording.ts';

/** The compression that the API takes as “none given”. Source: OpenAI OpenAPI specification (official). */
const NO_COMPRESSION = 100;

/** A compression for a format that has none. */
export const unsupportedCompression: RequestRule = {
  kind: 'request',
  id: 'request/unsupported-compression',
  defaultSeverity: 'error',
  check: (asked, context) => {
    const { background, outputFormat = 'png', outputCompression, spans } = asked.request;
    const { outputCompression: span } = spans;
    if (span === undefined || outputCompression === undefined) return [];
    if (outputCompression === NO_COMPRESSION) return [];
    if (outputFormat === 'jpeg' || outputFormat === 'webp') return [];
    if (!isFirstWith('outputCompression', asked, context)) return [];
    const { text } = context;
    return [
      {
        ...told('Only jpeg and webp can be compressed; the format here is {0}.', outputFormat),
        span,
        fixes: [
          ...removeKeyFix(text, 'output_compression', true),
          // JPEG would lose the transparency.
          ...setKeyFix(text, 'output_format', background === 'transparent' ? 'webp' : 'jpeg'),
        ],
      },
    ];
  },
};
