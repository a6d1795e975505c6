import assert from 'node:assert/strict';
import { parseProjectFile, type Project } from '../../../src/core/project/projectFile.ts';
import { assertFindings, readCarets } from '../../support/carets.ts';

function check(fixture: string): Project {
  const marked = readCarets(fixture);
  const project = parseProjectFile(marked.text);
  assertFindings(project.findings, marked);
  return project;
}

describe('readBudgets', () => {
  it('reads amounts in nano-dollars, with the usual threshold and the whole', () => {
    const { budgets } = check(`budgets:
  - {per: month, usd: 500}
  - name: Ads
    per: run
    usd: 0.000001
    warn_at: [50, 20, 100]
  - {per: day, usd: 2, warn_at: 90}
`);
    assert.deepEqual(
      budgets.map(({ name, per, nanoUsd, thresholds }) => [name, per, nanoUsd, thresholds]),
      [
        [undefined, 'month', 500_000_000_000, [80, 100]],
        ['Ads', 'run', 1_000, [20, 50, 100]],
        [undefined, 'day', 2_000_000_000, [90, 100]],
      ],
    );
  });

  it('covers all that every part of its scope means', () => {
    const { budgets } = check(`budgets:
  - {per: run, usd: 1}
  - {per: run, usd: 1, files: ads/**}
  - {per: run, usd: 1, files: [ads/**, web/**], template: hero}
  - {per: run, usd: 1, user: ada}
`);
    const paths = ['a.prompt', 'ads/b.prompt', 'web/hero.prompt', 'hero.prompt'];
    assert.deepEqual(
      budgets.map(({ covers }) => paths.filter(covers)),
      [paths, ['ads/b.prompt'], ['web/hero.prompt'], paths],
    );
  });

  it('leaves out a budget that is not the one that was meant, and keeps the others', () => {
    const { budgets, doubts, ruleLevels } = check(`budgets:
  - {per: month}
    ^^^^^^^^^^^^ header/wrong-type
  - {per: week, usd: 5}
          ^^^^ header/invalid-value
  - {per: day, usd: "5"}
                    ^^^ header/wrong-type
  - {per: day, usd: 0}
                    ^ header/invalid-value
  - {per: day, usd: 5, files: [a, 7]}
                                  ^ header/wrong-type
  - {per: day, usd: 5, files: 7}
                              ^ header/wrong-type
  - {per: day, usd: 5, user: 7}
                             ^ header/wrong-type
  - {per: day, usd: 6, warn_at: 120, nmae: x}
                                ^^^ header/invalid-value
                                     ^^^^ header/unknown-key
  - month
    ^^^^^ header/wrong-type
rules: {cache/short-prefix: off}
`);
    assert.deepEqual(
      budgets.map(({ nanoUsd, thresholds }) => [nanoUsd, thresholds]),
      [
        [5_000_000_000, [80, 100]],
        [6_000_000_000, [80, 100]],
      ],
    );
    assert.deepEqual(budgets[0]?.scope, { files: ['a'] });
    assert.deepEqual(doubts, []);
    assert.equal(ruleLevels.size, 1);
  });

  it('marks what is no list, and what is too long', () => {
    check('budgets: 500\n         ^^^ header/wrong-type\n');
    const many = parseProjectFile(`budgets:\n${'  - {per: run, usd: 1}\n'.repeat(102)}`);
    assert.equal(many.budgets.length, 100);
    assert.equal(many.findings.length, 1);
  });
});
