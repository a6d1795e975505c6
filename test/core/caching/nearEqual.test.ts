import assert from 'node:assert/strict';
import { createUnitClasses } from '../../../src/core/caching/nearEqual.ts';

const TEN = 'the lamp stands on the left and casts soft shadow';

describe('createUnitClasses', () => {
  it('puts a unit with one other word of ten into the class of the first', () => {
    const classes = createUnitClasses();
    assert.equal(classes.classOf(TEN), TEN);
    assert.equal(classes.classOf(TEN.replace('lamp', 'light')), TEN);
  });

  it('takes no notice of letter case', () => {
    const classes = createUnitClasses();
    assert.equal(classes.classOf(TEN), TEN);
    assert.equal(classes.classOf(TEN.toUpperCase()), TEN);
  });

  it('keeps units apart that have less than four fifths of their words in common', () => {
    const classes = createUnitClasses();
    classes.classOf(TEN);
    const other = TEN.replace('lamp', 'light').replace('soft', 'hard').replace('left', 'right');
    assert.equal(classes.classOf(other), other);
  });

  it('counts a word as often as both have it', () => {
    const classes = createUnitClasses();
    const one = 'red red red red red red red blue blue blue';
    const other = 'red red red red red red red red red red';
    classes.classOf(one);
    assert.equal(classes.classOf(other), other);
  });

  it('takes units of fewer than six words for the same only when they are equal', () => {
    const classes = createUnitClasses();
    classes.classOf('soft light from the left');
    assert.equal(classes.classOf('Soft light from the left'), 'Soft light from the left');
  });
});
