import { setKeyFix } from '../headerFix.ts';
import type { RequestRule } from '../rule.ts';
import { isFirstWith } from '../sharedValue.ts';
import { told } from '../../text/wording.ts';

/** A file format that the model does not make, such as gif and svg before gpt-image-2.6. */
export const unsupportedFormat: RequestRule = {
  kind: 'request',
  id: 'request/unsupported-format',
  defaultSeverity: 'error',
  check: (asked, context) => {
    const { model, request } = asked;
    const { outputFormat: span } = request.spans;
    const { outputFormat: format } = request;
    const formats: readonly string[] | undefined = model?.capabilities?.outputFormats;
    if (model === undefined || span === undefined || format === undefined) return [];
    if (formats === undefined || formats.includes(format)) return [];
    if (!isFirstWith('outputFormat', asked, context)) return [];
    return [
      {
        ...told('{0} does not make {1} files; it makes {2}.', model.id, format, formats.join(', ')),
        span,
        fixes: setKeyFix(context.text, 'output_format', formats[0] ?? 'png', true),
      },
    ];
  },
};
