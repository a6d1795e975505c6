import assert from 'node:assert/strict';
import { readUsageRecord } from '../../../../src/core/usage/readRecord.ts';
import { reasonOf, recordOf } from './support.ts';

/**
 * The keys of a request as Helicone's export writes it (docs.helicone.ai, POST /v1/request/query-clickhouse), with
 * the usage of a published bill: an edit at 3840×2160 high, 228 + 1,450 → 13,342 tokens (sub2api issue 3222).
 */
const REQUEST = {
  response_id: 'b7d2b9b0-0000-4000-8000-000000000001',
  response_created_at: '2026-06-11T12:01:20Z',
  response_status: 200,
  response_model: 'gpt-image-2',
  request_id: 'b7d2b9b0-0000-4000-8000-000000000002',
  request_created_at: '2026-06-11T12:00:00Z',
  request_model: 'gpt-image-2',
  request_path: 'https://oai.helicone.ai/v1/images/edits',
  request_user_id: 'ada',
  request_body: { prompt: '…', size: '3840x2160', quality: 'high' },
  response_body: {
    created: 1_781_179_200,
    data: [{ b64_json: '…' }],
    usage: {
      input_tokens: 1_678,
      input_tokens_details: { text_tokens: 228, image_tokens: 1_450 },
      output_tokens: 13_342,
    },
  },
  total_tokens: 15_020,
  prompt_tokens: 1_678,
  completion_tokens: 13_342,
};

describe('helicone', () => {
  it('reads the usage of the response, and what was asked for', () => {
    const record = recordOf(REQUEST);
    assert.deepEqual(
      [record.id, record.time, record.model, record.operation, record.quality, record.size],
      [REQUEST.request_id, '2026-06-11T12:00:00Z', 'gpt-image-2', 'edit', 'high', '3840x2160'],
    );
    const { textInput, imageInput, imageOutput } = record.counts;
    assert.deepEqual([textInput, imageInput, imageOutput], [228, 1_450, 13_342]);
    assert.deepEqual([record.user, record.images], ['ada', 1]);
  });

  it('reads a row of CSV, in which everything is text', () => {
    const row = Object.fromEntries(
      Object.entries(REQUEST).map(([key, value]) => [
        key,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    );
    assert.deepEqual(recordOf(row), recordOf(REQUEST));
  });

  it('takes the merged sums of a generation, and never those of an edit', () => {
    const bare = { ...REQUEST, response_body: undefined };
    assert.match(reasonOf(bare), /export it with bodies/u);
    const generation = { ...bare, request_path: '/v1/images/generations', prompt_tokens: '22' };
    const { textInput, imageInput, imageOutput } = recordOf(generation).counts;
    assert.deepEqual([textInput, imageInput, imageOutput], [22, 0, 13_342]);
  });

  it('passes failed requests over', () => {
    assert.equal(readUsageRecord({ ...REQUEST, response_status: '429' }).kind, 'nothing');
  });
});
