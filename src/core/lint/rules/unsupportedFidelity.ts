import { removeKeyFix } from '../headerFix.ts';
import type { RequestRule } from '../rule.ts';
import { isFirstWith } from '../sharedValue.ts';
import { told } from '../../text/wording.ts';

/** A fidelity for a model that always works at its own. */
export const unsupportedFidelity: RequestRule = {
  kind: 'request',
  id: 'request/unsupported-fidelity',
  defaultSeverity: 'error',
  check: (asked, context) => {
    const { model, request } = asked;
    const { inputFidelity: span } = request.spans;
    if (span === undefined || request.inputFidelity === undefined) return [];
    if (model?.capabilities?.inputFidelity !== false) return [];
    if (!isFirstWith('inputFidelity', asked, context)) return [];
    return [
      {
        ...told(
          '{0} has no input_fidelity; only gpt-image-1 and gpt-image-1.5 do. Remove the key.',
          model.id,
        ),
        span,
        fixes: removeKeyFix(context.text, 'input_fidelity', true),
      },
    ];
  },
};
