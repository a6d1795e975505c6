import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeControls } from '../../../src/cli/print/escape.ts';

describe('escapeControls', () => {
  it('shows an escape sequence instead of sending it', () => {
    assert.equal(escapeControls('a\u001b[31mb\r\n'), 'a\\u{1b}[31mb\\u{d}\\u{a}');
  });

  it('shows marks that reorder text', () => {
    assert.equal(escapeControls('txt\u202egnp'), 'txt\\u{202e}gnp');
  });

  it('leaves letters of every script alone', () => {
    assert.equal(escapeControls('Straße 咖啡 קפה ☕'), 'Straße 咖啡 קפה ☕');
  });

  it('leaves no control character in any text', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff })), (codes) => {
        assert.doesNotMatch(escapeControls(String.fromCodePoint(...codes)), /\p{Cc}/u);
      }),
    );
  });
});
