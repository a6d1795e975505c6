import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  applyEdits,
  applyFixes,
  selectFixes,
  type Fix,
  type TextEdit,
} from '../../../src/core/index.ts';
import { asIs, titledAs } from '../../../src/core/text/wording.ts';

const edit = (start: number, end: number, newText: string, path?: string): TextEdit => ({
  span: { start, end },
  newText,
  ...(path === undefined ? {} : { path }),
});
const fix = (title: string, ...edits: TextEdit[]): Fix => ({ ...titledAs(asIs(title)), edits });

describe('applyEdits', () => {
  it('replaces, removes and inserts, in whatever order the edits come', () => {
    const edits = [edit(6, 11, 'sea'), edit(0, 0, '> '), edit(4, 5, '')];
    assert.equal(applyEdits('blue! ocean', edits), '> blue sea');
  });

  it('makes an edit that is given twice once', () => {
    assert.equal(applyEdits('ab', [edit(1, 1, '-'), edit(1, 1, '-')]), 'a-b');
  });

  it('leaves everything outside of the edits alone', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.string(),
        (before, old, after, next) => {
          const span = { start: before.length, end: before.length + old.length };
          const result = applyEdits(before + old + after, [{ span, newText: next }]);
          assert.equal(result, before + next + after);
        },
      ),
    );
  });
});

describe('applyFixes', () => {
  it('applies a fix with all of its edits', () => {
    const { text, applied } = applyFixes('a: 1, b: 2', [
      fix('swap', edit(3, 4, '2'), edit(9, 10, '1')),
    ]);
    assert.equal(text, 'a: 2, b: 1');
    assert.equal(applied.length, 1);
  });

  it('skips the later of two that overlap, as a whole', () => {
    const first = fix('first', edit(3, 4, '7'));
    const second = fix('second', edit(3, 4, '8'), edit(9, 10, '8'));
    assert.deepEqual(applyFixes('a: 1, b: 2', [first, second]), {
      text: 'a: 7, b: 2',
      applied: [first],
      skipped: [second],
    });
  });

  it('takes two insertions at one place for an overlap', () => {
    const result = applyFixes('ab', [fix('x', edit(1, 1, 'x')), fix('y', edit(1, 1, 'y'))]);
    assert.equal(result.text, 'axb');
    assert.equal(result.skipped.length, 1);
  });

  it('skips a fix that changes other files too', () => {
    const wide = fix('both', edit(0, 1, 'x'), edit(0, 1, 'x', 'other.prompt'));
    assert.deepEqual(applyFixes('a', [wide]), { text: 'a', applied: [], skipped: [wide] });
  });
});

describe('selectFixes', () => {
  it('does not mistake the same place in two files for an overlap', () => {
    const fixes = [fix('one', edit(0, 1, 'x', 'a')), fix('two', edit(0, 1, 'y', 'b'))];
    assert.deepEqual(selectFixes(fixes), { applied: fixes, skipped: [] });
  });
});
