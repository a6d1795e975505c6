import assert from 'node:assert/strict';
import { goldens } from './golden.ts';
import { findingsOf, fixFiles, type Files } from './workspace.ts';

describe('the caching rules, by their golden files', () => {
  for (const { name, before, after, expected } of goldens()) {
    const ruleId = expected[0]?.ruleId;
    const found = (files: Files): readonly unknown[] =>
      [...files.keys()].flatMap((path) =>
        findingsOf(files, path)
          .filter((finding) => finding.ruleId === ruleId)
          .map(({ span: { start, end } }) => ({ path, ruleId, start, end })),
      );

    it(`${name}: stand at the carets`, () => {
      assert.ok(ruleId);
      assert.deepEqual(found(before), expected);
    });

    if (after.size === 0) continue;
    it(`${name}: have a fix that gives what is expected, and leaves nothing to find`, () => {
      const path = expected[0]?.path ?? '';
      const finding = findingsOf(before, path).find((one) => one.ruleId === ruleId);
      const [fix] = finding?.fixes ?? [];
      assert.ok(fix);
      const fixed = fixFiles(before, path, fix);
      for (const [target, text] of after) assert.equal(fixed.get(target), text, target);
      assert.equal(fixed.size, new Set([...before.keys(), ...after.keys()]).size);
      assert.deepEqual(found(fixed), []);
    });
  }
});
