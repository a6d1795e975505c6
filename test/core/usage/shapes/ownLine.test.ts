import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readUsageRecord } from '../../../../src/core/usage/readRecord.ts';
import { ownLineSchema } from '../../../../src/core/usage/shapes/ownLine.ts';
import { reasonOf, recordOf } from './support.ts';

const tokens = fc.oneof(fc.nat(), fc.constantFrom(-1, 0.5, 2e9, null, undefined, '5'));
const details = fc.option(
  fc.record({ text_tokens: tokens, image_tokens: tokens }, { requiredKeys: [] }),
  { nil: undefined },
);
const text = fc.constantFrom('a', '', null, undefined, 5);
const anyLine = fc.record(
  {
    model: fc.constantFrom('gpt-image-2', 5),
    usage: fc.record({
      input_tokens: tokens,
      output_tokens: tokens,
      input_tokens_details: details,
      output_tokens_details: details,
    }),
    time: fc.constantFrom('2026-11-24T10:00:00Z', 1_781_179_200, null, undefined, true),
    template: text,
    id: text,
    accepted: fc.constantFrom(true, false, null, undefined, 'yes'),
    attempt: fc.constantFrom(1, 0, undefined),
  },
  { requiredKeys: ['model', 'usage'] },
);

describe('ownLine', () => {
  it('takes exactly what the schema takes', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const entry: unknown = JSON.parse(JSON.stringify(line));
        assert.equal(
          readUsageRecord(entry).kind === 'record',
          ownLineSchema.safeParse(entry).success,
        );
      }),
    );
  });

  it('reads the same whether keys are left out or null', () => {
    const line = {
      model: 'gpt-image-2',
      quality: 'low',
      usage: { input_tokens: 22, output_tokens: 196 },
    };
    assert.deepEqual(recordOf({ ...line, batch: null, user: null, attempt: null }), recordOf(line));
  });

  it('says which key does not fit', () => {
    const line = { model: 'gpt-image-2', usage: { input_tokens: 22 } };
    assert.match(reasonOf(line), /usage line, but usage\.output_tokens is missing/u);
  });
});
