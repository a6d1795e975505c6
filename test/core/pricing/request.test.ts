import assert from 'node:assert/strict';
import {
  resolveRequests,
  type Resolution,
  type ResolvedRequest,
} from '../../../src/core/pricing/request.ts';
import { EMPTY_LAYER } from '../../../src/core/template/header.ts';
import type { OutputSettings, SettingsLayer } from '../../../src/core/template/template.ts';

const layerOf = (part: Partial<SettingsLayer>): SettingsLayer => ({ ...EMPTY_LAYER, ...part });
const outputOf = (settings: Omit<OutputSettings, 'spans'>): OutputSettings => ({
  ...settings,
  spans: {},
});
const resolve = (...layers: readonly SettingsLayer[]): Resolution =>
  resolveRequests(layers, layers.at(-1));
const only = ({ requests }: Resolution): ResolvedRequest => {
  const [request, ...others] = requests;
  assert.ok(request);
  assert.deepEqual(others, []);
  return request;
};
const looks = ({ requests }: Resolution): readonly string[] =>
  requests.map(({ model, quality, size }) => `${model} ${quality} ${size}`);

describe('resolveRequests', () => {
  it('takes what the API does when nothing is set', () => {
    const { model, operation, quality, size, n, batch, partialImages } = only(resolve());
    assert.deepEqual(
      [model, operation, quality, size, n, batch, partialImages],
      ['gpt-image-2', 'generate', 'auto', 'auto', 1, false, 0],
    );
  });

  it('lets the highest layer that sets a key win, key by key', () => {
    const lower = layerOf({ settings: { model: 'gpt-image-1', quality: 'low', n: 2 } });
    const higher = layerOf({ settings: { quality: 'high' } });
    const { model, quality, n } = only(resolve(lower, higher));
    assert.deepEqual([model, quality, n], ['gpt-image-1', 'high', 2]);
  });

  it('takes attempts and acceptance as one thing, said by the highest layer', () => {
    const attempts = layerOf({ settings: { attempts: 4, maxAttempts: 6 } });
    const acceptance = layerOf({ settings: { acceptance: 0.5 } });
    const said = only(resolve(attempts, acceptance));
    assert.deepEqual([said.attempts, said.acceptance, said.maxAttempts], [undefined, 0.5, 6]);
    const other = only(resolve(acceptance, attempts));
    assert.deepEqual([other.attempts, other.acceptance], [4, undefined]);
  });

  it('leaves a key unknown when its nearest value could not be understood', () => {
    const lower = layerOf({ settings: { size: '1024x1024' } });
    const wrong = layerOf({ invalid: new Set(['size'] as const) });
    assert.ok(only(resolve(lower, wrong)).invalid.has('size'));
    const right = layerOf({ settings: { size: '1536x1024' } });
    const mended = only(resolve(lower, wrong, right));
    assert.equal(mended.size, '1536x1024');
    assert.equal(mended.invalid.size, 0);
  });

  it('is an edit as soon as reference images or a mask are given', () => {
    const image = { source: 'shoes.png', span: { start: 0, end: 0 } };
    assert.equal(only(resolve(layerOf({ settings: { images: [image] } }))).operation, 'edit');
    assert.equal(only(resolve(layerOf({ settings: { mask: image } }))).operation, 'edit');
    assert.equal(only(resolve(layerOf({ settings: { images: [] } }))).operation, 'generate');
    const said = layerOf({ settings: { images: [image], operation: 'generate' } });
    assert.equal(only(resolve(said)).operation, 'generate');
  });

  it('makes one request per output, whose keys go before those beside it', () => {
    const header = layerOf({
      settings: { quality: 'low', size: '1024x1024', n: 2 },
      outputs: [
        outputOf({ quality: 'medium' }),
        outputOf({ size: '1536x1024' }),
        outputOf({ model: 'gpt-image-1' }),
      ],
    });
    const resolution = resolve(header);
    assert.deepEqual(looks(resolution), [
      'gpt-image-2 medium 1024x1024',
      'gpt-image-2 low 1536x1024',
      'gpt-image-1 low 1024x1024',
    ]);
    assert.deepEqual(
      resolution.requests.map(({ n }) => n),
      [2, 2, 2],
    );
  });

  it('makes outputs of a lower layer one where a higher layer makes them equal', () => {
    const project = layerOf({
      outputs: [
        outputOf({ quality: 'low', size: '1024x1024' }),
        outputOf({ quality: 'high', size: '1024x1024' }),
      ],
    });
    const header = layerOf({ settings: { quality: 'medium' } });
    assert.deepEqual(looks(resolve(project, header)), ['gpt-image-2 medium 1024x1024']);
  });

  it('replaces the outputs of a lower layer as a whole', () => {
    const project = layerOf({
      outputs: [outputOf({ quality: 'low' }), outputOf({ size: 'auto' })],
    });
    const header = layerOf({ outputs: [outputOf({ quality: 'high' })] });
    assert.deepEqual(looks(resolve(project, header)), ['gpt-image-2 high auto']);
  });

  it('says that outputs are missing, and leaves one without a price when all are', () => {
    const invalid = new Set(['outputs'] as const);
    const some = resolve(layerOf({ outputs: [outputOf({ quality: 'low' })], invalid }));
    assert.equal(some.outputsInvalid, true);
    assert.equal(only(some).invalid.size, 0);
    const none = resolve(layerOf({ settings: { quality: 'low' }, outputs: [], invalid }));
    assert.equal(none.outputsInvalid, false);
    assert.ok(only(none).invalid.has('outputs'));
  });

  it('keeps the places of values of the template’s own header only', () => {
    const span = { start: 4, end: 9 };
    const spans = new Map([
      ['size', span],
      ['n', span],
    ]);
    const project = layerOf({ settings: { n: 3 }, spans });
    const header = layerOf({ settings: { size: '1024x1024' }, spans });
    assert.deepEqual(only(resolve(project, header)).spans, { n: undefined, size: span });
  });

  it('merges variables by name', () => {
    const inputs = (entries: Readonly<Record<string, string>>): SettingsLayer['inputs'] =>
      new Map(Object.entries(entries).map(([name, value]) => [name, { values: [value] }]));
    const project = layerOf({ inputs: inputs({ brand: 'Acme', product: 'shoe' }) });
    const header = layerOf({ inputs: inputs({ product: 'boot' }) });
    assert.deepEqual(
      [...resolve(project, header).inputs].map(([name, { values }]) => `${name}: ${values.join()}`),
      ['brand: Acme', 'product: boot'],
    );
  });
});
