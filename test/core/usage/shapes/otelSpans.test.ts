import assert from 'node:assert/strict';
import { readUsageRecord } from '../../../../src/core/usage/readRecord.ts';
import { reasonOf, recordOf, severalOf } from './support.ts';

type Value = string | number;

/**
 * An export in OTLP JSON (open-telemetry/opentelemetry-proto, examples/trace.json) with the attributes of the
 * semantic conventions for generative AI; integers are texts there.
 */
function exported(...spans: readonly Readonly<Record<string, Value>>[]): unknown {
  return {
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'my.service' } }] },
        scopeSpans: [
          {
            scope: { name: 'my.library', version: '1.0.0' },
            spans: spans.map((attributes) => ({
              traceId: '5B8EFFF798038103D269B633813FC60C',
              spanId: 'EEE19B7EC3C1B174',
              name: 'generate_content gpt-image-2',
              kind: 3,
              startTimeUnixNano: '1781179200000000000',
              endTimeUnixNano: '1781179201000000000',
              attributes: Object.entries(attributes).map(([key, value]) => ({
                key,
                value:
                  typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
              })),
            })),
          },
        ],
      },
    ],
  };
}

/** 22 text tokens in, 196 out: gpt-image-2 low at 1024×1024 (facts from a 54-cell study, 2026-07-28). */
const IMAGE = {
  'gen_ai.operation.name': 'generate_content',
  'gen_ai.output.type': 'image',
  'gen_ai.request.model': 'gpt-image-2',
  'gen_ai.response.model': 'gpt-image-2-2026-04-21',
  'gen_ai.usage.input_tokens': 22,
  'gen_ai.usage.output_tokens': 196,
};

describe('otelSpans', () => {
  it('reads a span that made an image', () => {
    const record = recordOf(exported(IMAGE));
    assert.equal(record.model, 'gpt-image-2-2026-04-21');
    assert.equal(record.id, '5B8EFFF798038103D269B633813FC60C:EEE19B7EC3C1B174');
    // 1,781,179,200 seconds after 1970.
    assert.equal(record.time, '2026-06-11T12:00:00.000Z');
    assert.deepEqual([record.counts.textInput, record.counts.imageOutput], [22, 196]);
  });

  it('prices what was read from a cache apart', () => {
    const { counts } = recordOf(exported({ ...IMAGE, 'gen_ai.usage.cache_read.input_tokens': 20 }));
    assert.deepEqual([counts.textInput, counts.cachedTextInput], [2, 20]);
  });

  it('passes other spans over, and reads every one that counts', () => {
    const chat = { ...IMAGE, 'gen_ai.output.type': 'text', 'gen_ai.response.model': 'gpt-5' };
    assert.equal(readUsageRecord(exported(chat)).kind, 'nothing');
    const ids = ['a', 'b'].map((id) => ({ ...IMAGE, 'gen_ai.response.id': id }));
    assert.equal(severalOf(exported(chat, ...ids)).length, 2);
  });

  it('does not guess what an edit was given', () => {
    const edit = { ...IMAGE, 'gen_ai.operation.name': 'image_edit' };
    assert.match(reasonOf(exported(edit)), /does not tell text from image/u);
    const bare = { 'gen_ai.output.type': 'image' };
    assert.match(reasonOf(exported(bare)), /no gen_ai\.usage tokens/u);
  });
});
