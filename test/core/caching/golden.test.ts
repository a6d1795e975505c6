import assert from 'node:assert/strict';
import { applyFixes } from '../../../src/core/index.ts';
import { findingsIn } from '../lint/analysed.ts';
import { goldens } from './golden.ts';

describe('the caching rules, by their golden files', () => {
  for (const { name, before, after, expected } of goldens()) {
    const [[path, text] = ['', '']] = before;
    const ruleId = expected[0]?.ruleId;

    it(`${name}: stand at the carets`, () => {
      const found = findingsIn(text).filter((finding) => finding.ruleId === ruleId);
      assert.deepEqual(
        found.map(({ ruleId: id, span }) => ({ path, ruleId: id, ...span })),
        expected,
      );
    });

    it(`${name}: have a fix that gives what is expected, and leaves nothing to find`, () => {
      const [finding] = findingsIn(text).filter((one) => one.ruleId === ruleId);
      const fixed = applyFixes(text, finding?.fixes ?? []).text;
      assert.equal(fixed, after.get(path));
      assert.deepEqual(
        findingsIn(fixed).filter((one) => one.ruleId === ruleId),
        [],
      );
    });
  }
});
