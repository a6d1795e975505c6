import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseNativeTemplate } from '../../../src/core/template/native.ts';
import { runSteps } from '../../../src/core/text/steps.ts';
import { countPrompt, type PromptTokens } from '../../../src/core/tokens/promptTokens.ts';
import type { TokenCounter } from '../../../src/core/tokens/tokenCounter.ts';
import { o200kCounter } from '../../support/analysed.ts';
import { openAiTokens } from '../../support/openAiEncoder.ts';
import { countSteps } from '../../support/steps.ts';
import { english } from '../../support/english.ts';
import { inEnglish } from '../../../src/core/text/wording.ts';

/** Counts the prompt of a file; a variable without a value is worth 20 tokens. */
function count(text: string, counter: TokenCounter = o200kCounter()): PromptTokens {
  const { segments, header } = runSteps(parseNativeTemplate(text));
  return runSteps(countPrompt(segments, header.inputs, 20, counter));
}

function withInputs(inputs: string, prompt: string): PromptTokens {
  return count(`---\ninputs: ${inputs}\n---\n${prompt}`);
}

function exactly(text: string, extra = 0): PromptTokens['tokens'] {
  return { min: openAiTokens(text) + extra, max: openAiTokens(text) + extra };
}

/** A counter that finds one token in each code unit, so that sums can be done by hand. */
const unitCounter: TokenCounter = {
  encoding: 'units',
  count: (text) => text.length,
  *countInSteps(text) {
    yield;
    return text.length;
  },
};

describe('countPrompt', () => {
  before(() => {
    openAiTokens(o200kCounter().encoding);
  });

  it('counts static text exactly, without comments and with escapes resolved', () => {
    const { tokens, basis, reasons, characters } = count('A \\{{cat}}{{! note }}, 猫 😀.\n');
    assert.deepEqual(tokens, exactly('A {{cat}}, 猫 😀.'));
    assert.equal(characters, 'A {{cat}}, 猫 .'.length + 1);
    assert.equal(basis, 'exact');
    assert.deepEqual(reasons, []);
  });

  it('counts nothing in an empty prompt', () => {
    assert.deepEqual(count('\n{{! note }}\n'), {
      tokens: { min: 0, max: 0 },
      characters: 0,
      basis: 'exact',
      reasons: [],
    });
  });

  it('fills in a default, so that tokens reach over the seam', () => {
    const { tokens, basis } = withInputs('{subject: photo}', 'Tele{{subject}}grapher');
    assert.deepEqual(tokens, exactly('Telephotographer'));
    assert.notEqual(
      tokens.min,
      openAiTokens('Tele') + openAiTokens('photo') + openAiTokens('grapher'),
    );
    assert.equal(basis, 'exact');
  });

  it('takes the default written in the prompt, unless the header declares one', () => {
    const prompt = 'In {argument name="city" default="New York City"} and {argument name="city"}.';
    assert.deepEqual(count(prompt).tokens, exactly('In New York City and New York City.'));
    assert.deepEqual(withInputs('{city: Rome}', prompt).tokens, exactly('In Rome and Rome.'));
    assert.deepEqual(
      withInputs('{city: }', prompt).tokens,
      exactly('In New York City and New York City.'),
    );
  });

  it('takes a default written at the second place of a variable for both', () => {
    const { tokens, basis } = count('{{a}} and {argument name="a" default="b c"}');
    assert.deepEqual(tokens, exactly('b c and b c'));
    assert.equal(basis, 'exact');
  });

  it('gives the range from the example of fewest to the one of most tokens', () => {
    const examples = ['a dog', 'a very old grey cat on a red roof', 'Schrödingers Katze'];
    const { tokens, basis, characters } = withInputs(
      JSON.stringify({ subject: { examples } }),
      'A photo of {{subject}} at night, {{subject}}.',
    );
    const renderings = examples.map((text) => `A photo of ${text} at night, ${text}.`);
    const counts = renderings.map(openAiTokens);
    assert.deepEqual(tokens, { min: Math.min(...counts), max: Math.max(...counts) });
    assert.equal(characters, Math.max(...renderings.map((text) => text.length)));
    assert.equal(basis, 'exact');
  });

  it('counts a default among the examples', () => {
    const { tokens } = withInputs('{a: {default: "", examples: [x]}}', '{{a}}{{a}}');
    assert.deepEqual(tokens, { min: 0, max: openAiTokens('xx') });
  });

  it('gives the exact range of one variable, whatever stands around it', () => {
    const word = fc.stringMatching(/^[a-z ]{0,6}$/u);
    fc.assert(
      fc.property(
        word,
        word,
        fc.array(word, { minLength: 1, maxLength: 4 }),
        (left, right, examples) => {
          const text = `x${left}{{a}}${right}{{a}}y`;
          const { tokens } = withInputs(JSON.stringify({ a: { examples } }), text);
          const counts = examples.map((value) => openAiTokens(text.replaceAll('{{a}}', value)));
          assert.deepEqual(tokens, { min: Math.min(...counts), max: Math.max(...counts) });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('adds the extremes of several variables', () => {
    const text = `---\ninputs: {a: {examples: [x, xx]}, b: {examples: [yyy, y]}}\n---\n{{a}}-{{b}}-{{a}}`;
    assert.deepEqual(count(text, unitCounter).tokens, {
      min: 1 + 1 + 1 + 1 + 1,
      max: 2 + 1 + 3 + 1 + 2,
    });
  });

  it('counts a variable without a value by the setting, and cuts the text there', () => {
    const { tokens, basis, reasons, characters } = count('Tele{{subject}}grapher ${subject}');
    const known = openAiTokens('Tele') + openAiTokens('grapher ');
    assert.deepEqual(tokens, { min: known + 2 * 20, max: known + 2 * 20 });
    assert.equal(characters, 'Telegrapher '.length);
    assert.equal(basis, 'estimate');
    assert.deepEqual(reasons.map(inEnglish), [
      'The variable “subject” has no value; it is counted as 20 tokens. Declare it under inputs.',
    ]);
  });

  it('names the first five of many variables without a value', () => {
    const names = Array.from({ length: 1_200 }, (_, index) => `v${index}`);
    const { reasons, tokens } = count(names.map((name) => `{{${name}}}`).join(''));
    assert.deepEqual(reasons.map(inEnglish), [
      'The variables “v0”, “v1”, “v2”, “v3”, “v4” and 1,195 more have no value; each is counted as 20 tokens. Declare them under inputs.',
    ]);
    assert.equal(tokens.max, 1_200 * 20);
  });

  it('counts the content of control blocks once, as an estimate', () => {
    const { tokens, basis, reasons } = count('A cat{{#if hat}} with a hat{{/if}}.');
    assert.deepEqual(tokens, exactly('A cat with a hat.'));
    assert.equal(basis, 'estimate');
    assert.equal(reasons.length, 1);
  });

  it('says that a filter may change a value', () => {
    const { tokens, basis, reasons } = withInputs('{a: cat}', 'A {{a | upper}}');
    assert.deepEqual(tokens, exactly('A cat'));
    assert.equal(basis, 'estimate');
    assert.match(english(...reasons), /filter/u);
  });

  it('leaves out partials, so that the count is a lower bound', () => {
    const { tokens, basis, reasons } = count('A {{> style}}B{{> style}}{{> mood}}{{x}}');
    assert.equal(tokens.min, openAiTokens('A ') + openAiTokens('B') + 20);
    assert.equal(basis, 'partial');
    assert.equal(
      english(reasons[0]),
      'The partials “style”, “mood” are not read, so their tokens are missing.',
    );
    assert.equal(reasons.length, 2);
  });

  it('leaves a prompt of more than four million units unfilled', () => {
    const text = `---\ninputs: {a: "${'x'.repeat(30_000)}"}\n---\nA ${'{{a}}'.repeat(134)}B`;
    const { tokens, basis, characters } = count(text, unitCounter);
    assert.deepEqual(tokens, { min: 3, max: 3 });
    assert.equal(characters, 3);
    assert.equal(basis, 'partial');
    assert.equal(count(text.replace('{{a}}', ''), unitCounter).basis, 'exact');
  });

  it('counts code points, and lone surrogates as one each', () => {
    assert.equal(count('a😀\ud83d\ude00\ude00\ud83d.', unitCounter).characters, 6);
  });

  it('takes work in proportion to the prompt, however many variables it has', () => {
    const reads = (variables: number): number => {
      const prompt = Array.from({ length: variables }, (_, index) => `{{v${index}}} x `).join('');
      const { segments, header } = runSteps(parseNativeTemplate(prompt));
      let looks = 0;
      const watched = new Proxy(segments, {
        get: (target, key): unknown => {
          looks++;
          return Reflect.get(target, key);
        },
      });
      runSteps(countPrompt(watched, header.inputs, 20, unitCounter));
      return looks;
    };
    assert.ok(reads(800) <= 2.1 * reads(400), `${reads(400)}, then ${reads(800)}`);
  });

  it('pauses all along, also where unknown variables cut the text to pieces', () => {
    const { segments, header } = runSteps(parseNativeTemplate('{{a}} x '.repeat(10_000)));
    const { pauses } = countSteps(countPrompt(segments, header.inputs, 20, o200kCounter()));
    assert.ok(pauses >= 40, `${pauses} pauses`);
  });

  it('tries out so much of the examples that the work stays bounded', () => {
    const examples = Array.from({ length: 900 }, (_, index) => `"e${index}"`).join();
    const prompt = `---\ninputs: {a: {examples: [${examples}, "longest"]}}\n---\n{{a}} ${'x'.repeat(20_000)}`;
    let counted = 0;
    const spy: TokenCounter = {
      ...unitCounter,
      *countInSteps(text) {
        counted += text.length;
        yield;
        return text.length;
      },
    };
    assert.deepEqual(count(prompt, spy).tokens, { min: 20_003, max: 20_008 });
    assert.ok(counted < 300_000, String(counted));
  });
});
