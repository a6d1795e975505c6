import assert from 'node:assert/strict';
import { findingsIn } from './analysed.ts';

const RULE = 'template/undeclared-variable';
const left = (body: string): readonly string[] =>
  findingsIn(body, RULE).map(({ span }) => body.slice(span.start, span.end));

describe('a suppression comment', () => {
  it('silences a rule in the whole file', () => {
    assert.deepEqual(left(`{{! prompt-cost-disable ${RULE} }}\n{{a}} {{b}}\n`), []);
    assert.deepEqual(left(`{{a}}\n\n{{!-- prompt-cost-disable x/y, ${RULE} --}}\n`), []);
  });

  it('silences a group, or everything', () => {
    for (const rules of ['template/…', 'template/*', 'template/', '']) {
      assert.deepEqual(left(`{# prompt-cost-disable ${rules} #}\n{{a}}\n`), [], rules);
    }
    assert.deepEqual(left('{# prompt-cost-disable cache/… #}\n{{a}}\n'), ['{{a}}']);
  });

  it('silences the next line that is not blank', () => {
    const body = `{{a}}\n{# prompt-cost-disable-next ${RULE} #}\n\n{{b}} {{c}}\n{{d}}\n`;
    assert.deepEqual(left(body), ['{{a}}', '{{d}}']);
  });

  it('is not taken for one inside of other words or of text', () => {
    assert.deepEqual(left('{# not prompt-cost-disabled #}\n{{a}}\n'), ['{{a}}']);
    assert.deepEqual(left('prompt-cost-disable\n{{a}}\n'), ['{{a}}']);
  });
});

describe('rule levels', () => {
  const body = '{{a}}\n';
  const severities = (project: string): readonly string[] =>
    findingsIn(body, RULE, { project }).map(({ severity }) => severity);

  it('change a severity or silence a rule', () => {
    assert.deepEqual(severities(''), ['info']);
    assert.deepEqual(severities(`rules: { ${RULE}: error }`), ['error']);
    assert.deepEqual(severities(`rules: { ${RULE}: off }`), []);
    assert.deepEqual(severities(`rules: { ${RULE}: false }`), []);
  });

  it('leave a rule as it is when they cannot be understood', () => {
    assert.deepEqual(severities(`rules: { ${RULE}: loud }`), ['info']);
    assert.deepEqual(severities('rules: [off]'), ['info']);
  });
});
