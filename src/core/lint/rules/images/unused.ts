import { replaceValue } from '../../../template/replaceValue.ts';
import type { RequestRule } from '../../rule.ts';
import { titled, told } from '../../../text/wording.ts';

/** Images or a mask on a generation, which takes none. */
export const unused: RequestRule = {
  kind: 'request',
  id: 'images/unused',
  defaultSeverity: 'error',
  check: ({ request: { operation, spans } }, { text }) => {
    const span = spans.images ?? spans.mask;
    if (operation !== 'generate' || span === undefined) return [];
    return [
      {
        ...told(
          'A generation takes no images and no mask. Set operation: edit, or remove them; until then there is no price.',
        ),
        span,
        ...(spans.operation && {
          fixes: [
            {
              ...titled('Set {0}: {1}', 'operation', 'edit'),
              edits: [replaceValue(text, spans.operation, 'edit')],
              preferred: true,
            },
          ],
        }),
      },
    ];
  },
};
