import assert from 'node:assert/strict';
import { withoutIcons } from '../../src/extension/icons.ts';

describe('withoutIcons', () => {
  it('leaves no icon of the text', () => {
    assert.equal(withoutIcons('a $(bug) and $(sync~spin)'), 'a \\$(bug) and \\$(sync~spin)');
  });

  it('leaves other text as it is', () => {
    assert.equal(withoutIcons('$5 (each), $(not an icon), $()'), '$5 (each), $(not an icon), $()');
  });
});
