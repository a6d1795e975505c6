import assert from 'node:assert/strict';
import { comparedWords, compareModels, SHIPPED_CATALOGUE } from '../../../src/core/index.ts';
import { analysed } from '../../support/analysed.ts';

function compared(
  header: string,
  today = '2026-11-24',
): readonly { readonly model: string; readonly price: string; readonly detail: string }[] {
  const { requests, prompt } = analysed(`---\n${header}\n---\nA red apple.`);
  const [request] = requests;
  assert.ok(request);
  return comparedWords(compareModels(SHIPPED_CATALOGUE, request, prompt, today), today);
}

describe('comparedWords', () => {
  const medium = 'quality: medium\nsize: 1024x1024';

  it('tells the price of each model and the difference to now, cheapest first', () => {
    const models = compared(medium);
    const own = models.find(({ model }) => model === 'gpt-image-2');
    // 1,756 tokens at $30 and 10 at $5 a million, as high of 2.5 has.
    assert.equal(own?.price, '$0.0527/image · now');
    const other = models.find(({ model }) => model === 'gpt-image-2.5-flare');
    assert.equal(other?.price, '$0.0527/image · ±$0.00');
    assert.equal(
      other.detail,
      'high 1024×1024 · quality high in place of medium · released 2026-09-08',
    );
  });

  it('says when a model shuts down, and leaves out those that are gone', () => {
    const detailOf = (today: string): string | undefined =>
      compared(medium, today).find(({ model }) => model === 'gpt-image-1.5')?.detail;
    assert.match(detailOf('2026-11-24') ?? '', /shuts down on 2026-12-01, in 7 days$/u);
    assert.match(detailOf('2026-11-30') ?? '', /shuts down on 2026-12-01, in 1 day$/u);
    assert.equal(detailOf('2026-12-01'), undefined);
  });

  it('keeps the model that is asked for, gone or not', () => {
    const own = compared(`model: gpt-image-1\n${medium}`).find(({ price }) =>
      price.endsWith('now'),
    );
    assert.match(own?.detail ?? '', /shut down on 2026-10-23$/u);
  });

  it('says why there is no price', () => {
    const unpriced = compared(`${medium}\nbatch: true`).find(
      ({ model }) => model === 'gpt-image-2.6-flare',
    );
    assert.match(unpriced?.price ?? '', /^unpriced: Whether the Batch API takes/u);
  });
});
