import { removeKeyFix, setKeyFix } from '../headerFix.ts';
import type { RequestRule } from '../rule.ts';
import { isFirstWith } from '../sharedValue.ts';

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
          message: 'JPEG has no transparency, so the API refuses this. Use png or webp.',
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
            message: `${model.id} makes no transparent backgrounds. Remove the key, or use another model.`,
            span,
            fixes: removeKeyFix(text, 'background', true),
          },
        ];
      case 'preview':
        return [
          {
            severity: 'info',
            message: `Transparent backgrounds are a preview on ${model.id}: accepted, but they may change.`,
            span,
          },
        ];
      case 'unknown':
        return [
          {
            severity: 'info',
            message: `Whether ${model.id} makes transparent backgrounds is not known. Try it before you rely on it.`,
            span,
          },
        ];
      case 'supported':
      case undefined:
        return [];
    }
  },
};
