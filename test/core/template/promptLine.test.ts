import assert from 'node:assert/strict';
import { readPromptLine, type PromptLine } from '../../../src/core/index.ts';

function batch(body: object, url = '/v1/images/generations'): PromptLine {
  return readPromptLine(JSON.stringify({ custom_id: 'a', method: 'POST', url, body }));
}

/** The prompt of a line that has one. */
function promptOf(line: PromptLine): Extract<PromptLine, { kind: 'prompt' }>['prompt'] {
  assert.equal(line.kind, 'prompt');
  return line.prompt;
}

describe('readPromptLine', () => {
  it('reads a request of a Batch input file, which costs the Batch price', () => {
    const { text, request } = promptOf(
      batch({ model: 'gpt-image-2', prompt: 'A cup.', size: '1024x1024', n: 3, user: 'u-1' }),
    );
    assert.equal(text, 'A cup.');
    assert.deepEqual(request.settings, {
      batch: true,
      operation: 'generate',
      model: 'gpt-image-2',
      size: '1024x1024',
      n: 3,
    });
  });

  it('reads an edit with its references by address, by id, and alone', () => {
    const sources = (body: object): readonly string[] =>
      (promptOf(batch(body, '/v1/images/edits')).request.settings.images ?? []).map(
        ({ source }) => source,
      );
    assert.deepEqual(
      sources({ prompt: 'x', images: [{ image_url: 'https://a.test/1.png' }, { file_id: 'f-1' }] }),
      ['https://a.test/1.png', 'f-1'],
    );
    assert.deepEqual(sources({ prompt: 'x', image: 'a.png' }), ['a.png']);
    const { settings } = promptOf(
      batch({ prompt: 'x', image: 'a.png', mask: { file_id: 'f-2' } }, '/v1/images/edits'),
    ).request;
    assert.equal(settings.operation, 'edit');
    assert.equal(settings.mask?.source, 'f-2');
  });

  it('takes null for what the API does by itself', () => {
    const { request, findings } = promptOf(batch({ prompt: 'x', quality: null, n: null }));
    assert.deepEqual(Object.keys(request.settings).sort(), ['batch', 'operation']);
    assert.deepEqual(findings, []);
  });

  it('tells what the API would refuse, and marks it as not known', () => {
    const { request, findings } = promptOf(batch({ prompt: 'x', size: 'huge', qualty: 'low' }));
    assert.deepEqual(findings.map(({ ruleId }) => ruleId).sort(), [
      'header/invalid-value',
      'header/unknown-key',
    ]);
    assert.deepEqual([...request.invalid], ['size']);
  });

  it('reads a prompt with whatever stands beside it, and a prompt alone', () => {
    const { text, request, findings } = promptOf(
      readPromptLine('{"id": 7, "prompt": "A cup.", "quality": "low", "topic": {"x": 1}}'),
    );
    assert.deepEqual([text, request.settings, findings], ['A cup.', { quality: 'low' }, []]);
    assert.equal(promptOf(readPromptLine('"---\\nquality: {{q}}"')).text, '---\nquality: {{q}}');
  });

  it('says what a line is that has no prompt', () => {
    const kindOf = (line: string): string => readPromptLine(line).kind;
    assert.equal(kindOf('{"prompt":'), 'notJson');
    assert.equal(kindOf('{"product": "cup"}'), 'noPrompt');
    assert.equal(kindOf('{"prompt": 3}'), 'noPrompt');
    assert.equal(kindOf('[1]'), 'noPrompt');
    assert.equal(kindOf('null'), 'noPrompt');
    assert.equal(kindOf('{"model": "gpt-image-2", "usage": {}}'), 'usage');
    assert.equal(kindOf('{"custom_id": "a", "response": {"body": {}}}'), 'usage');
    assert.deepEqual(batch({ input: 'x' }, '/v1/responses'), {
      kind: 'otherEndpoint',
      url: '/v1/responses',
    });
  });
});
