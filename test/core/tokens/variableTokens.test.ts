import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseNativeTemplate } from '../../../src/core/template/native.ts';
import { runSteps } from '../../../src/core/text/steps.ts';
import type { TokenCounter } from '../../../src/core/tokens/tokenCounter.ts';
import { countVariables, type VariableTokens } from '../../../src/core/tokens/variableTokens.ts';
import { o200kCounter } from '../../support/analysed.ts';
import { openAiTokens } from '../../support/openAiEncoder.ts';
import { countSteps } from '../../support/steps.ts';
import { oddText } from './oddText.ts';

/** What the variables of a file add; one without a value is worth 20 tokens a place. */
function variablesOf(
  text: string,
  counter: TokenCounter = o200kCounter(),
): readonly VariableTokens[] {
  const { segments, header } = runSteps(parseNativeTemplate(text));
  const sent = { segments, inputs: header.inputs, undeclaredTokens: 20 };
  return runSteps(countVariables(sent, counter));
}

function withInputs(inputs: string, prompt: string): readonly VariableTokens[] {
  return variablesOf(`---\ninputs: ${inputs}\n---\n${prompt}`);
}

describe('countVariables', () => {
  it('tells nothing of a prompt without variables', () => {
    assert.deepEqual(variablesOf('A red apple. {{! note }}'), []);
  });

  it('counts the default and the examples, each in its place', () => {
    const without = openAiTokens('A red .');
    const apple = openAiTokens('A red apple.') - without;
    const tree = openAiTokens('A red pine tree.') - without;
    assert.equal(tree, apple + 1);
    assert.deepEqual(
      withInputs('{what: {default: apple, examples: [pine tree]}}', 'A red {{what}}.'),
      [
        {
          name: 'what',
          places: 1,
          values: [
            { text: 'apple', tokens: apple },
            { text: 'pine tree', tokens: tree },
          ],
          tokens: { min: apple, max: tree },
          basis: 'exact',
        },
      ],
    );
  });

  it('adds up all places of a variable', () => {
    const [variable] = withInputs('{a: red apple}', 'One {{a}}, two {{a}}, and three {{a}}.');
    const added =
      openAiTokens('One red apple, two red apple, and three red apple.') -
      openAiTokens('One , two , and three .');
    assert.deepEqual([variable?.places, variable?.tokens], [3, { min: added, max: added }]);
  });

  it('sees tokens that reach over the ends of a value', () => {
    const [variable] = withInputs('{subject: photo}', 'Tele{{subject}}grapher');
    const added = openAiTokens('Telephotographer') - openAiTokens('Telegrapher');
    const { max } = variable?.tokens ?? {};
    assert.deepEqual([max, max === openAiTokens('photo')], [Math.max(0, added), false]);
  });

  it('counts a variable without a value as assumed, in each place', () => {
    assert.deepEqual(variablesOf('{{a}} and {{a}}'), [
      { name: 'a', places: 2, values: [], tokens: { min: 40, max: 40 }, basis: 'estimate' },
    ]);
  });

  it('is an estimate where a filter changes the value, or a place touches another of its own', () => {
    assert.equal(withInputs('{a: red}', 'A {{a | upper}} cat.')[0]?.basis, 'estimate');
    assert.equal(withInputs('{a: red}', 'A {{a}}{{a}} cat.')[0]?.basis, 'estimate');
  });

  it('is what the whole prompt has more with the value than without it, where it is exact', () => {
    const counter = o200kCounter();
    fc.assert(
      fc.property(fc.array(oddText, { minLength: 2, maxLength: 4 }), oddText, (texts, value) => {
        const whole = (filling: string): number => counter.count(texts.join(filling));
        const [variable] = runSteps(
          countVariables(
            {
              segments: texts.flatMap((text, index) => {
                const span = { start: 0, end: 0 };
                const place = {
                  kind: 'variable' as const,
                  name: 'a',
                  syntax: 'mustache' as const,
                  transformed: false,
                  span,
                };
                const own = { kind: 'text' as const, text, span };
                return index === 0 ? [own] : [place, own];
              }),
              inputs: new Map([['a', { values: [value] }]]),
              undeclaredTokens: 20,
            },
            counter,
          ),
        );
        if (variable?.basis !== 'exact') return;
        assert.equal(variable.tokens.max, Math.max(0, whole(value) - whole('')));
      }),
      { numRuns: 150 },
    );
  });

  it('stays in short steps for thousands of places with empty values', () => {
    const { segments } = runSteps(parseNativeTemplate('{{a}}{{b}}'.repeat(5_000)));
    const inputs = new Map([
      ['a', { values: [''] }],
      ['b', { values: ['', 'x'] }],
    ]);
    const { value, pauses } = countSteps(
      countVariables({ segments, inputs, undeclaredTokens: 20 }, o200kCounter()),
    );
    assert.deepEqual(
      value.map(({ tokens, basis }) => [tokens, basis]),
      [
        [{ min: 0, max: 0 }, 'estimate'],
        [{ min: 0, max: 5_000 }, 'estimate'],
      ],
    );
    assert.ok(pauses >= 10, `${pauses} pauses`);
  });
});
