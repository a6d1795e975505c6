import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { applyFixes, RULE_IDS, type Fix } from '../../../src/core/index.ts';
import { findingsIn } from './analysed.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/fixes');
const read = (name: string): string => readFileSync(resolve(folder, name), 'utf8');

/** `RULE.CASE.N.prompt` is what the rule’s Nth fix makes of `RULE.CASE.prompt`; the rule with `_` for `/`. */
const AFTER = /^(?<rule>[a-z-]+_[a-z-]+)\.(?<case>[a-z-]+)\.(?<number>\d)\.prompt$/u;

describe('the fixes of findings', () => {
  for (const name of readdirSync(folder)) {
    const { rule = '', case: title = '', number = '' } = AFTER.exec(name)?.groups ?? {};
    const ruleId = RULE_IDS.find((id) => id === rule.replace('_', '/'));
    if (ruleId === undefined) continue;
    const before = read(`${rule}.${title}.prompt`);
    const fixOf = (text: string): Fix | undefined => {
      const fixes = findingsIn(text, ruleId, { today: '2026-11-24' }).flatMap(
        (finding) => finding.fixes ?? [],
      );
      return fixes[Number(number) - 1];
    };

    it(`${ruleId}, ${title}, ${number}: gives the text that is expected`, () => {
      const fix = fixOf(before);
      assert.ok(fix);
      assert.equal(applyFixes(before, [fix]).text, read(name));
    });

    it(`${ruleId}, ${title}, ${number}: leaves nothing to find for the rule`, () => {
      assert.deepEqual(findingsIn(read(name), ruleId, { today: '2026-11-24' }), []);
    });
  }

  it('are all reached by a pair of files', () => {
    const names = readdirSync(folder);
    const befores = names.filter((name) => !AFTER.test(name));
    for (const before of befores) {
      const stem = before.replace(/prompt$/u, '');
      assert.ok(
        names.some((name) => name !== before && name.startsWith(stem)),
        before,
      );
    }
  });
});
