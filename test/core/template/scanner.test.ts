import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Scanner } from '../../../src/core/template/scanner.ts';

describe('Scanner', () => {
  it('finds the end of the next mark before the stretch ends', () => {
    const scanner = new Scanner('a}}b}}c}}', 7);
    assert.equal(scanner.endAfter('}}', 0), 3);
    assert.equal(scanner.endAfter('}}', 2), 6);
    assert.equal(scanner.endAfter('}}', 5), undefined);
    assert.equal(scanner.endAfter('#}', 0), undefined);
  });

  it('finds the same in any order of asking', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '}'), maxLength: 30 });
    fc.assert(
      fc.property(letters, fc.array(fc.nat(30)), (text, offsets) => {
        const scanner = new Scanner(text, text.length);
        for (const offset of offsets.filter((one) => one <= text.length)) {
          const found = text.indexOf('}}', offset);
          assert.equal(scanner.endAfter('}}', offset), found < 0 ? undefined : found + 2);
        }
      }),
    );
  });

  it('reads no stretch twice while it moves on', () => {
    const text = `${'a'.repeat(500)}}}${'a'.repeat(498)}`;
    const scanner = new Scanner(text, text.length);
    for (let offset = 0; offset < text.length; offset++) scanner.endAfter('}}', offset);
    assert.ok(scanner.work <= text.length, String(scanner.work));
  });

  it('stops at any of some signs, at the limit and at the end', () => {
    const scanner = new Scanner('abc{d}', 5);
    assert.equal(scanner.indexOfAny('{}', 0, 99), 3);
    assert.equal(scanner.indexOfAny('{}', 0, 2), 2);
    assert.equal(scanner.indexOfAny('{}', 4, 99), 5);
    assert.ok(scanner.startsWith('{d', 3));
    assert.ok(!scanner.startsWith('{d}', 3));
  });
});
