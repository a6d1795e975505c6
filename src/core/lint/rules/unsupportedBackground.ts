import { removeKeyFix, setKeyFix } from '../headerFix.ts';
import type { RequestRule } from '../rule.ts';
import { isFirstWith } from '../sharedValue.ts';
import { told } from '../../text/wording.ts';

/** A transparent background that the format or the model cannot give, or gives as a preview only. */
export const unsupportedBackground: RequestRule = {
  kind: 'request',
  id: 'request/unsupported-background',
  defaultSeverity: 'error',
  check: (asked, context) => {
    const { model, request } = asked;
    const { background: span } = request.spans;
    if (span === undefined || request.background !== 'transparent' || model === undefined)
      return [];
    if (!isFirstWith('background', asked, context)) return [];
    const { text } = context;
    if (request.outputFormat === 'jpeg') {
      return [
        {
          ...told('JPEG has no transparency, so the API refuses this. Use png or webp.'),
          span,
          fixes: [
            ...setKeyFix(text, 'output_format', 'png', true),
            ...setKeyFix(text, 'output_format', 'webp'),
            ...removeKeyFix(text, 'background'),
          ],
        },
      ];
    }
    switch (model.capabilities?.transparency) {
      case 'no':
        return [
          {
            ...told(
              '{0} makes no transparent backgrounds. Remove the key, or use another model.',
              model.id,
            ),
            span,
            fixes: removeKeyFix(text, 'background', true),
          },
        ];
      case 'preview':
        return [
          {
            severity: 'info',
            ...told(
              'Transparent backgrounds are a preview on {0}: accepted, but they may change.',
              model.id,
            ),
            span,
          },
        ];
      case 'unknown':
        return [
          {
            severity: 'info',
            ...told(
              'Whether {0} makes transparent backgrounds is not known. Try it before you rely on it.',
              model.id,
            ),
            span,
          },
        ];
      case 'supported':
      case undefined:
        return [];
    }
  },
};
