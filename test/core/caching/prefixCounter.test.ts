import assert from 'node:assert/strict';
import {
  analyse,
  createProjectContext,
  layoutMarkdown,
  runSteps,
  type Analysis,
} from '../../../src/core/index.ts';
import type { CounterLookup } from '../../../src/core/caching/prefixCounter.ts';
import { counterOf, judgeOf } from '../tokens/judge.ts';
import { english } from '../../support/english.ts';

const BEGINNING = 'Ein Porzellankännchen auf Leinen, weiches Fensterlicht von links. '.repeat(200);

function analysed(header: string, lookup: CounterLookup = () => undefined): Analysis {
  const text = `---\nquality: low\nsize: 1024x1024\n${header}\n---\n${BEGINNING}{{thing}}`;
  const settings = createProjectContext().settingsFor('a.prompt');
  return runSteps(analyse(text, settings, counterOf('o200k_base'), undefined, undefined, lookup));
}

describe('the counter of a beginning', () => {
  const o200k = judgeOf('o200k_base')(BEGINNING);
  const cl100k = judgeOf('cl100k_base')(BEGINNING);
  const gpt4 = 'api: responses\nmainline_model: gpt-4-turbo';

  it('is that of the image model on the Images API, whatever text model is named', () => {
    assert.notEqual(o200k, cl100k);
    const { layout, missingEncoding } = analysed('mainline_model: gpt-4-turbo');
    assert.deepEqual([layout?.prefixTokens, layout?.doubt], [o200k, undefined]);
    assert.equal(missingEncoding, undefined);
  });

  it('is that of the text model in the Responses API', () => {
    const { layout, missingEncoding } = analysed(gpt4, counterOf);
    assert.deepEqual([layout?.prefixTokens, layout?.doubt], [cl100k, undefined]);
    assert.equal(missingEncoding, undefined);
    const other = analysed('api: responses\nmainline_model: openai/gpt-4o');
    assert.deepEqual([other.layout?.prefixTokens, other.layout?.doubt], [o200k, undefined]);
  });

  it('leaves the prompt to the image model', () => {
    const { prompt } = analysed(gpt4, counterOf);
    assert.equal(prompt.tokens.min, analysed('n: 1').prompt.tokens.min);
  });

  it('asks for a counter that is not at hand, and says what stands in', () => {
    const { layout, missingEncoding } = analysed(gpt4);
    assert.equal(missingEncoding, 'cl100k_base');
    assert.equal(layout?.prefixTokens, o200k);
    assert.match(english(layout.doubt), /“gpt-4-turbo” counts by cl100k_base; here .* o200k_base/u);
    assert.match(layoutMarkdown(layout), /counted by o200k\\?_base/u);
  });

  it('says that it does not know how a text model counts', () => {
    const { layout, missingEncoding } = analysed('api: responses\nmainline_model: gpt-6.2-sol');
    assert.equal(missingEncoding, undefined);
    assert.match(english(layout?.doubt), /“gpt-6\.2-sol” counts is not known; .* o200k_base/u);
    assert.match(english(analysed('api: responses').layout?.doubt), /is not named/u);
  });
});
