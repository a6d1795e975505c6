import assert from 'node:assert/strict';
import { SHIPPED_CATALOGUE } from '../../../../src/core/pricing/catalogue.ts';
import {
  modelsWithCachedInput,
  observationsOf,
  type ObservedRollUp,
} from '../../../../src/core/usage/observed/observationsOf.ts';
import { withObservations } from '../../../../src/core/pricing/observations.ts';
import { namesTemplate } from '../../../../src/core/template/templateName.ts';
import { runSteps } from '../../../../src/core/text/steps.ts';
import { cell } from './cells.ts';

const HIGH = { model: 'gpt-image-2.6-flare', quality: 'high', size: '1536x1024' };
const LOW = { model: 'gpt-image-2', quality: 'low', size: '1024x1024' };

describe('observationsOf', () => {
  const rollUp: ObservedRollUp = {
    cells: [
      cell({ ...HIGH, template: 'hero', images: 10, judged: 10, approved: 3, day: '2026-10-05' }),
      cell({ ...HIGH, template: 'card', images: 30, day: '2026-11-02' }),
      cell({
        ...LOW,
        model: 'openai/gpt-image-2',
        template: 'hero',
        images: 7,
        judged: 12,
        approved: 2,
        day: undefined,
      }),
      cell({ ...LOW, model: undefined, images: 50 }),
      cell({ ...LOW, model: 'My-Proxy', images: 5 }),
      cell({ model: 'gpt-image-2', images: 50 }),
    ],
    outputs: [
      {
        ...HIGH,
        tokens: new Map([
          [1_362, 20],
          [1_353, 20],
        ]),
      },
      { ...LOW, tokens: new Map([[195, 1]]) },
      { ...LOW, model: 'openai/gpt-image-2', tokens: new Map([[196, 6]]) },
      { ...LOW, model: 'My-Proxy', tokens: new Map([[1, 5]]) },
      { model: 'gpt-image-2', quality: undefined, size: undefined, tokens: new Map([[9, 50]]) },
    ],
  };
  const { outputs, templates } = runSteps(observationsOf(rollUp, SHIPPED_CATALOGUE));

  it('takes what was seen at a quality and size of a model, with its period', () => {
    assert.deepEqual(
      [...outputs.values()],
      [
        {
          ...HIGH,
          tokens: [
            [1_353, 20],
            [1_362, 20],
          ],
          since: '2026-10-05',
          until: '2026-11-02',
        },
        {
          ...LOW,
          tokens: [
            [195, 1],
            [196, 6],
          ],
          since: undefined,
          until: undefined,
        },
        {
          ...LOW,
          model: 'my-proxy',
          tokens: [[1, 5]],
          since: '2026-11-20',
          until: '2026-11-20',
        },
      ],
    );
  });

  it('spreads a template’s images by the formula, and without one as those of all templates', () => {
    const hero = templates.get('hero');
    assert.deepEqual(
      hero?.map(({ quality, tokens, until }) => [quality, tokens, until]),
      [
        [
          'high',
          [
            [1_353, 5],
            [1_362, 5],
          ],
          '2026-10-05',
        ],
        ['low', [[196, 7]], undefined],
      ],
    );
  });
});

describe('the acceptance of a template', () => {
  const cells = [
    cell({ template: 'hero', judged: 15, approved: 5 }),
    cell({ template: 'ads/hero.prompt', judged: 27, approved: 8 }),
    cell({ template: 'card', judged: 19, approved: 10 }),
    cell({ template: 'none', judged: 40 }),
  ];
  const observations = runSteps(observationsOf({ cells, outputs: [] }, SHIPPED_CATALOGUE));
  const acceptance = (path: string): unknown =>
    withObservations(SHIPPED_CATALOGUE, observations, (name) =>
      namesTemplate(name, path),
    ).observed?.acceptance();

  it('adds up what records call it, once enough of its pictures were judged', () => {
    assert.deepEqual(acceptance('ads/hero.prompt'), { acceptance: 13 / 42, images: 42 });
    assert.equal(acceptance('card.prompt'), undefined);
    assert.equal(acceptance('none.prompt'), undefined);
    assert.equal(acceptance('other.prompt'), undefined);
  });
});

describe('modelsWithCachedInput', () => {
  it('names the models whose records show cached tokens, and no other', () => {
    const cells = [
      cell({ model: 'gpt-image-2-2026-04-21', tokens: { cachedTextInput: 1_024 } }),
      cell({ model: 'gpt-image-1.5', tokens: { textInput: 5_000 } }),
      cell({ model: undefined, tokens: { cachedImageInput: 5_000 } }),
    ];
    assert.deepEqual(
      [...runSteps(modelsWithCachedInput(cells, SHIPPED_CATALOGUE))],
      ['gpt-image-2'],
    );
  });
});
