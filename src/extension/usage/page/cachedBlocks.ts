import { type CachedInput } from '../../../core/index.ts';
import type { PageBlock } from '../../../webview/protocol.ts';
import { percent } from './approvalBlocks.ts';
import { plain } from './spendBlocks.ts';
import type { Say } from './words.ts';

/** Most models that are told. */
const MOST_MODELS = 20;

/** How much of the input was cached, by model; nothing without input. */
export function cachedBlocks(models: readonly CachedInput[], say: Say): PageBlock[] {
  if (models.length === 0) return [];
  return [
    {
      kind: 'table',
      title: say('Cached input'),
      caption: say(
        'Tokens of text and images that were sent. Responses of the Images API do not say what was cached; there it counts as none.',
      ),
      columns: [say('Model'), say('Input tokens'), say('Cached'), say('Cached share')],
      rows: models.slice(0, MOST_MODELS).map(({ model, input, cached }) => ({
        head: model ?? say('(not said)'),
        cells: [
          input.toLocaleString('en-US'),
          cached.toLocaleString('en-US'),
          percent(cached / input),
        ].map(plain),
      })),
    },
  ];
}
