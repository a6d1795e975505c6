import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runSteps } from '../../../../src/core/text/steps.ts';
import { TextWindow } from '../../../../src/core/tokens/bpe/textWindow.ts';
import { counterOf } from '../judge.ts';
import { oddText } from '../oddText.ts';

function stretches(text: string): readonly string[] {
  const window = new TextWindow();
  const found: string[] = [];
  for (let start = 0; start < text.length; start += window.length) {
    runSteps(window.read(text, start));
    assert.equal(window.units[window.length], 0);
    // One by one: as arguments of one call they would not all fit onto the stack.
    const units = Array.from(window.units.subarray(0, window.length));
    found.push(units.map((unit) => String.fromCharCode(unit)).join(''));
  }
  return found;
}

describe('TextWindow', () => {
  it('takes a short text at once', () => {
    assert.deepEqual(stretches('a red fox'), ['a red fox']);
  });

  it('ends where a word ends, and goes on with the blank', () => {
    const [first = '', ...rest] = stretches('fox '.repeat(1_000));
    assert.equal(first.length, 2_047);
    assert.ok(rest.every((stretch) => stretch.startsWith(' fox')));
  });

  it('grows until there is a boundary', () => {
    assert.deepEqual(
      stretches(`${'x'.repeat(30_000)} fox`).map(({ length }) => length),
      [30_004],
    );
    assert.deepEqual(
      stretches(`${'x'.repeat(3_000)} fox${'y'.repeat(3_000)}`).map(({ length }) => length),
      [3_000, 3_004],
    );
  });

  it('takes all of any text, in stretches whose counts add up', () => {
    const counter = counterOf('o200k_base');
    fc.assert(
      fc.property(oddText, fc.nat(400), (text, times) => {
        const long = text.repeat(times);
        const parts = stretches(long);
        assert.equal(parts.join(''), long);
        const counts = parts.map((part) => counter.count(part));
        assert.equal(
          counts.reduce((sum, count) => sum + count, 0),
          counter.count(long),
        );
      }),
      { numRuns: 50 },
    );
  });
});
