import type { CachedInput, Language } from '../../../core/index.ts';
import type { PageBlock } from '../../../webview/protocol.ts';
import { numberOf, percent } from './numbers.ts';
import { plain } from './spendBlocks.ts';

/** Most models that are told. */
const MOST_MODELS = 20;

/** How much of the input was cached, by model; nothing without input. */
export function cachedBlocks(models: readonly CachedInput[], language: Language): PageBlock[] {
  if (models.length === 0) return [];
  return [
    {
      kind: 'table',
      title: language.say('Cached input'),
      caption: language.say(
        'Tokens of text and images that were sent. Responses of the Images API do not say what was cached; there it counts as none.',
      ),
      columns: [
        language.say('Model'),
        language.say('Input tokens'),
        language.say('Cached'),
        language.say('Cached share'),
      ],
      rows: models.slice(0, MOST_MODELS).map(({ model, input, cached }) => ({
        head: model ?? language.say('(not said)'),
        cells: [
          numberOf(input, language),
          numberOf(cached, language),
          percent(cached / input, language),
        ].map(plain),
      })),
    },
  ];
}
