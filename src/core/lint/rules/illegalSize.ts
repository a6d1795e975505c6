import { illegalSizeReason } from '../../pricing/sizes.ts';
import type { RequestRule } from '../rule.ts';

/** A size that the model does not make. */
export const illegalSize: RequestRule = {
  kind: 'request',
  id: 'request/illegal-size',
  defaultSeverity: 'error',
  check: ({ model, request: { size, spans } }) => {
    if (model === undefined || spans.size === undefined) return [];
    const reason = illegalSizeReason(model, size);
    return reason === undefined ? [] : [{ message: reason, span: spans.size }];
  },
};
