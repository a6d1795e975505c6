import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inEnglish } from '../../../src/core/text/wording.ts';
import { readUsageLine, readUsageRecord } from '../../../src/core/usage/readRecord.ts';
import type { UsageRecord } from '../../../src/core/usage/usageRecord.ts';

/** 228 text and 1,450 image tokens in, 13,342 out: an edit at 3840×2160 high (sub2api issue 3222). */
const USAGE = {
  input_tokens: 1_678,
  input_tokens_details: { text_tokens: 228, image_tokens: 1_450 },
  output_tokens: 13_342,
  output_tokens_details: { text_tokens: 0, image_tokens: 13_342 },
  total_tokens: 15_020,
};
const COUNTS = {
  textInput: 228,
  cachedTextInput: 0,
  imageInput: 1_450,
  cachedImageInput: 0,
  imageOutput: 13_342,
  textOutput: 0,
};

function recordOf(entry: unknown): UsageRecord {
  const reading = readUsageRecord(entry);
  assert.ok(reading.kind === 'record', JSON.stringify(reading));
  return reading.record;
}

describe('readUsageRecord', () => {
  it('reads the documented line', () => {
    const record = recordOf({
      time: '2026-11-23T10:00:00Z',
      model: 'gpt-image-2',
      operation: 'edit',
      quality: 'high',
      size: '3840x2160',
      template: 'hero.prompt',
      asset: 'hero-1',
      accepted: true,
      user: 'ada',
      usage: USAGE,
    });
    assert.deepEqual(record.counts, COUNTS);
    assert.equal(record.accepted, true);
    assert.equal(record.template, 'hero.prompt');
  });

  it('reads a Langfuse observation, whose details are taken off the sums', () => {
    const usageDetails = {
      input: 0,
      output: 0,
      total: 15_020,
      input_text_tokens: 228,
      input_image_tokens: 1_450,
      output_image_tokens: 13_342,
    };
    const record = recordOf({
      id: 'o1',
      model: 'gpt-image-2',
      startTime: '2026-11-23T10:00:00Z',
      usageDetails,
    });
    assert.deepEqual(record.counts, COUNTS);
    assert.deepEqual([record.id, record.time], ['o1', '2026-11-23T10:00:00Z']);
    const row = recordOf({ provided_model_name: 'gpt-image-2', usage_details: usageDetails });
    assert.deepEqual([row.model, row.counts], ['gpt-image-2', COUNTS]);
  });

  it('keeps the cached tokens of a Langfuse observation apart', () => {
    const told = { input_text_tokens: 228, input_cached_tokens: 128, output_image_tokens: 196 };
    assert.equal(recordOf({ usageDetails: told }).counts.textInput, 100);
    const left = { input: 100, input_cached_tokens: 128, output_image_tokens: 196 };
    const { counts } = recordOf({ usageDetails: left });
    assert.deepEqual([counts.textInput, counts.cachedTextInput], [100, 128]);
  });

  it('does not guess what a Langfuse observation without image tokens was', () => {
    const reading = readUsageRecord({
      model: 'gpt-image-2',
      usageDetails: { input: 5, output: 9 },
    });
    assert.equal(reading.kind, 'unknown');
    assert.match(inEnglish(reading.reason), /output_image_tokens/u);
  });

  it('reads a row of a Langfuse export in CSV, whose details are JSON and whose time is UTC', () => {
    const details = { input: 0, output: 0, input_text_tokens: 228, input_image_tokens: 1_450 };
    const record = recordOf({
      id: 'o1',
      provided_model_name: 'gpt-image-2',
      start_time: '2026-05-29 13:46:19.963000',
      prompt_name: 'hero',
      user_id: '',
      usage_details: JSON.stringify({ ...details, output_image_tokens: 13_342 }),
    });
    assert.deepEqual(record.counts, COUNTS);
    assert.deepEqual(
      [record.time, record.template, record.user],
      ['2026-05-29T13:46:19.963000Z', 'hero', undefined],
    );
  });

  it('reads lists, and pages of results as the APIs of Langfuse and Helicone give them', () => {
    const line = { model: 'gpt-image-2', usage: USAGE };
    const kinds = (entry: unknown): unknown => {
      const reading = readUsageRecord(entry);
      return reading.kind === 'several' ? reading.readings.map(({ kind }) => kind) : reading.kind;
    };
    assert.deepEqual(kinds([line, 5]), ['record', 'unknown']);
    assert.deepEqual(kinds({ data: [line], meta: { page: 1 } }), ['record']);
    assert.deepEqual(kinds({ data: [line], error: null }), ['record']);
    assert.deepEqual(kinds([[line]]), ['unknown']);
    assert.equal(kinds({ created: 1, data: [{ b64_json: '…' }] }), 'unknown');
  });

  it('says which part of a line does not fit', () => {
    const reading = readUsageRecord({
      model: 'gpt-image-2',
      usage: { ...USAGE, output_tokens: -1 },
    });
    assert.ok(reading.kind === 'unknown');
    assert.match(inEnglish(reading.reason), /usage line, but usage\.output_tokens/u);
  });

  it('reads an Images API response, which names no model', () => {
    const record = recordOf({
      created: 1_781_136_000,
      data: [{ b64_json: '…' }],
      quality: 'high',
      size: '3840x2160',
      usage: USAGE,
    });
    assert.equal(record.model, undefined);
    // 1,781,136,000 seconds after 1970 is 2026-06-11.
    assert.equal(record.time, '2026-06-11T00:00:00.000Z');
    assert.deepEqual(record.counts, COUNTS);
  });

  it('reads an Images API response whose pictures were left out', () => {
    assert.deepEqual(recordOf({ created: 1_781_136_000, usage: USAGE }).counts, COUNTS);
    assert.equal(readUsageRecord({ usage: USAGE }).kind, 'unknown');
  });

  it('reads the completed event of a stream, and passes partial images over', () => {
    const event = { type: 'image_generation.completed', quality: 'low', usage: USAGE };
    assert.deepEqual(recordOf(event).counts, COUNTS);
    const partial = { type: 'image_edit.partial_image', partial_image_index: 0 };
    assert.equal(readUsageRecord(partial).kind, 'nothing');
    assert.equal(readUsageRecord({ type: 'image_edit.completed' }).kind, 'unknown');
  });

  it('reads the image’s own bill of a Responses API response', () => {
    const record = recordOf({
      object: 'response',
      id: 'resp_1',
      model: 'gpt-6.2-sol',
      tools: [{ type: 'image_generation', model: 'gpt-image-2' }],
      output: [{ type: 'image_generation_call', quality: 'medium', size: '1024x1024' }],
      usage: { input_tokens: 900, output_tokens: 50 },
      tool_usage: { image_gen: USAGE },
    });
    assert.equal(record.model, 'gpt-image-2');
    assert.equal(record.quality, 'medium');
    assert.deepEqual(record.counts, COUNTS);
  });

  it('reads Batch output lines, and passes failed ones over', () => {
    const response = { status_code: 200, request_id: 'req_1', body: { usage: USAGE } };
    const record = recordOf({ id: 'b1', custom_id: 'a', response, error: null });
    assert.equal(record.batch, true);
    assert.equal(record.id, 'req_1');
    const failed = { id: 'b2', custom_id: 'b', response: { status_code: 400, body: {} } };
    assert.equal(readUsageRecord(failed).kind, 'nothing');
  });

  it('looks inside the response of a LiteLLM payload', () => {
    const payload = {
      id: 'x',
      call_type: 'aimage_generation',
      model: 'gpt-image-2',
      prompt_tokens: 1_678,
      completion_tokens: 13_342,
      startTime: 1_781_136_000.5,
      end_user: 'ada',
    };
    const record = recordOf({ ...payload, response: { usage: USAGE } });
    assert.deepEqual(record.counts, COUNTS);
    assert.equal(record.user, 'ada');
    assert.equal(readUsageRecord({ ...payload, response: {} }).kind, 'unknown');
  });

  it('counts everything out as image where the details are missing', () => {
    const usage = { input_tokens: 20, output_tokens: 196 };
    const { counts } = recordOf({ model: 'gpt-image-2', usage });
    assert.deepEqual([counts.textInput, counts.imageInput, counts.imageOutput], [20, 0, 196]);
  });

  it('takes cached tokens from the text first', () => {
    const details = { text_tokens: 1_000, image_tokens: 500, cached_tokens: 1_200 };
    const usage = { input_tokens: 1_500, output_tokens: 10, input_tokens_details: details };
    const { counts } = recordOf({ model: 'gpt-image-2', usage });
    assert.deepEqual(
      [counts.textInput, counts.cachedTextInput, counts.imageInput, counts.cachedImageInput],
      [0, 1_000, 300, 200],
    );
  });

  it('guesses nothing', () => {
    for (const entry of [null, 7, [], {}, { usage: {} }, { model: 'gpt-image-2' }]) {
      assert.equal(readUsageRecord(entry).kind, 'unknown');
    }
    assert.equal(readUsageLine('{"model":"gpt-image-2","usage":{"input_tok').kind, 'unknown');
    assert.equal(readUsageLine('  ').kind, 'nothing');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        readUsageRecord(value);
        readUsageRecord({ model: 'm', usage: value, response: value, custom_id: 'x' });
      }),
    );
  });
});
