import { corpusPrompts } from '../core/caching/corpus.ts';
import { holdForPrompts } from '../core/caching/fixLaws.ts';

describe('the fixes of caching findings', () => {
  it('change nothing but the order of any published prompt, and leave nothing to say', () => {
    const prompts = corpusPrompts();
    console.log(`      ${holdForPrompts(prompts)} fixes of ${prompts.length} prompts`);
  });
});
