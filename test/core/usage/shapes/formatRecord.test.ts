import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readUsageLine } from '../../../../src/core/usage/readRecord.ts';
import { formatRecord } from '../../../../src/core/usage/shapes/formatRecord.ts';
import { recordOf } from './support.ts';

const text = fc.constantFrom('a "b"\n', undefined);

describe('formatRecord', () => {
  it('writes a line that is read as the same record', () => {
    const line = fc.record({
      model: fc.constant('gpt-image-2'),
      time: fc.constantFrom('2026-11-24T10:00:00Z', undefined),
      template: text,
      asset: text,
      attempt: fc.constantFrom(2, undefined),
      accepted: fc.constantFrom(true, false, undefined),
      batch: fc.boolean(),
      usage: fc.record({
        input_tokens: fc.constant(300),
        input_tokens_details: fc.record({
          text_tokens: fc.nat(300),
          image_tokens: fc.nat(300),
          cached_tokens: fc.nat(300),
        }),
        output_tokens: fc.nat(9_999),
      }),
    });
    fc.assert(
      fc.property(line, (entry) => {
        const record = recordOf(entry);
        assert.deepEqual(readUsageLine(formatRecord(record)), { kind: 'record', record });
      }),
    );
  });
});
