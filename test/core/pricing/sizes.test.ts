import assert from 'node:assert/strict';
import fc from 'fast-check';
import { illegalSizeReason } from '../../../src/core/pricing/sizes.ts';
import { listedModel } from './samples.ts';
import { english } from '../../support/english.ts';

const reasonOf = (model: string, size: string): string | undefined => {
  const reason = illegalSizeReason(listedModel(model), size);
  return reason && english(reason);
};

describe('illegalSizeReason', () => {
  for (const size of [
    'auto',
    '1024x1024',
    '1024x640', // exactly 655,360 pixels
    '3840x2160', // exactly 8,294,400 pixels
    '2880x2880', // the same as a square
    '1920x640', // exactly 3:1
    '640x1920',
    '1536x1008',
  ]) {
    it(`accepts ${size} on gpt-image-2 and 2.5`, () => {
      for (const model of ['gpt-image-2', 'gpt-image-2.5-flare', 'gpt-image-2.5-sunburst']) {
        assert.equal(reasonOf(model, size), undefined);
      }
    });
  }

  for (const [size, ...rules] of [
    ['1000x1024', 'multiples of 16'],
    ['1024x1000', 'multiples of 16'],
    ['3856x1600', 'no side may exceed 3,840'],
    ['1936x640', 'ratio may not exceed 3:1'],
    ['640x1936', 'ratio may not exceed 3:1'],
    ['1008x640', 'at least 655,360 pixels and has 645,120'],
    ['3840x2176', 'at most 8,294,400 pixels and has 8,355,840'],
    ['8x8', 'multiples of 16', 'at least 655,360'],
    ['4000x100', 'multiples of 16', 'exceed 3,840', '3:1', 'at least 655,360'],
    ['999999x999999', 'multiples of 16', 'exceed 3,840', 'at most 8,294,400'],
  ] as const) {
    it(`says which rules ${size} breaks`, () => {
      const reason = reasonOf('gpt-image-2', size) ?? '';
      assert.ok(reason.startsWith(`${size} is not a legal size of gpt-image-2: `), reason);
      assert.equal(reason.split('; ').length, rules.length, reason);
      for (const rule of rules) assert.ok(reason.includes(rule), reason);
    });
  }

  it('accepts the three sizes of older models and no other', () => {
    for (const model of ['gpt-image-1', 'gpt-image-1.5', 'gpt-image-1-mini']) {
      for (const size of ['1024x1024', '1024x1536', '1536x1024', 'auto']) {
        assert.equal(reasonOf(model, size), undefined);
      }
      assert.equal(
        reasonOf(model, '2048x2048'),
        `2048x2048 is not a size of ${model}, which makes 1024x1024, 1024x1536, 1536x1024 only.`,
      );
    }
  });

  it('says how a size is written', () => {
    for (const size of ['', 'big', '1024', '1024*1024', '1024x', ' 1024x1024']) {
      assert.match(reasonOf('gpt-image-2', size) ?? '', /write WIDTHxHEIGHT/u);
    }
  });

  it('accepts a size exactly when it keeps all five rules', () => {
    const side = fc.oneof(
      fc.integer({ min: 30, max: 250 }).map((steps) => steps * 16),
      fc.integer({ min: 1, max: 4_000 }),
    );
    fc.assert(
      fc.property(side, side, (width, height) => {
        const legal =
          width % 16 === 0 &&
          height % 16 === 0 &&
          width <= 3840 &&
          height <= 3840 &&
          width <= 3 * height &&
          height <= 3 * width &&
          width * height >= 655_360 &&
          width * height <= 8_294_400;
        assert.equal(reasonOf('gpt-image-2', `${width}x${height}`) === undefined, legal);
      }),
    );
  });
});
