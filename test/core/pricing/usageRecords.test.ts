import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findModel, SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import { outputTokens, referenceImageTokens } from '../../../src/core/pricing/modelTokens.ts';
import { toUsd } from '../../../src/core/pricing/money.ts';
import { outputQuantity } from '../../../src/core/pricing/outputQuantity.ts';
import { priceUsage } from '../../../src/core/pricing/priceUsage.ts';
import { parsePixels } from '../../../src/core/template/header.ts';
import { requestOf } from './samples.ts';

/** What a published usage object or bill states; absent where it does not say. */
interface UsageRecord {
  /** `a/b` for a record that is for either of two models. */
  readonly model: string;
  readonly operation: 'generate' | 'edit';
  readonly size?: string;
  readonly quality?: string;
  /** Images made; one when absent. */
  readonly n?: number;
  /** Tokens of the prompt alone. */
  readonly promptTokens?: number;
  readonly inputImages?: readonly (readonly [number, number])[];
  readonly textTokens?: number;
  readonly imageTokens?: number;
  /** Of images and, where the model bills it, of text. */
  readonly outputTokens?: number;
  readonly outputTextTokens?: number;
  readonly costUsd?: number;
  readonly outputCostUsd?: number;
  readonly source: string;
}

type Part = 'output' | 'image input' | 'text input' | 'cost';

/** Where a record and the engine differ. */
interface Mismatch {
  readonly part: Part;
  readonly stated: number;
  readonly computed: string;
}

/** Records that are known to differ, by model, part and stated number; any other difference fails. */
const EXCEPTIONS: readonly (readonly [model: string, Part, stated: number, reason: string])[] = [
  [
    'gpt-image-2',
    'output',
    7024,
    'an illustrative JSON in a bug report: it says low, 7024 is high',
  ],
  ['gpt-image-2', 'text input', 13, 'a reseller counted one token less than the API did'],
  ['gpt-image-2', 'output', 717, 'a resold channel'],
  ['gpt-image-2', 'output', 1415, 'a resold channel'],
  ['gpt-image-2', 'output', 326, 'a resold channel; no quality gives it at 1024x1024'],
  ['gpt-image-2', 'output', 415, 'a resold channel; two images'],
];

/** What names of records mean: the pipeline behind a chat account runs the same model. */
function modelIdsOf(model: string): readonly string[] {
  const either = /^(.*)flare\/sunburst$/u.exec(model)?.[1];
  if (either !== undefined) return [`${either}flare`, `${either}sunburst`];
  return [model.replace(/^gpt-image-2-codex$/u, 'gpt-image-2')];
}

/** Differences between what a record states and what the engine computes, and how much was compared. */
function compare(record: UsageRecord): { mismatches: readonly Mismatch[]; compared: number } {
  const mismatches: Mismatch[] = [];
  let compared = 0;
  const check = (part: Part, stated: number, min: number, max = min): void => {
    compared++;
    if (stated >= min && stated <= max) return;
    mismatches.push({ part, stated, computed: min === max ? String(min) : `${min} to ${max}` });
  };
  for (const id of modelIdsOf(record.model)) {
    const model = findModel(SHIPPED_CATALOGUE, id);
    if (model === undefined) continue;
    const { n = 1, operation, promptTokens, inputImages, textTokens, imageTokens } = record;
    const pixels = parsePixels(record.size ?? '');
    const image = pixels && outputTokens(model, record.quality ?? '', pixels);
    if (record.outputTokens !== undefined) {
      const stated = record.outputTokens - (record.outputTextTokens ?? 0);
      if (image !== undefined) check('output', stated, n * image);
      if (record.quality === 'auto') {
        const request = requestOf({ model: id, quality: 'auto', size: record.size ?? 'auto' });
        const range = outputQuantity(model, request);
        if (range.kind === 'known') {
          check('output', stated, n * range.tokens.min, n * range.tokens.max);
        }
      }
    }
    if (inputImages && imageTokens !== undefined) {
      const each = inputImages.map(
        ([width, height]) => referenceImageTokens(model, { width, height }) ?? NaN,
      );
      check('image input', imageTokens, n * each.reduce((sum, tokens) => sum + tokens, 0));
    }
    if (promptTokens !== undefined && textTokens !== undefined && model.textOverhead) {
      const { min, max } = model.textOverhead[operation];
      check('text input', textTokens, n * (promptTokens + min), n * (promptTokens + max));
    }
    const priceOf = (counts: Parameters<typeof priceUsage>[2]): number => {
      const price = priceUsage(SHIPPED_CATALOGUE, id, counts, false);
      return price.kind === 'priced' ? toUsd(price.total) : NaN;
    };
    const imageOutput = record.outputTokens ?? 0;
    if (record.costUsd !== undefined) {
      const counts = { textInput: textTokens ?? 0, imageInput: imageTokens ?? 0, imageOutput };
      check('cost', record.costUsd, priceOf(counts));
    }
    if (record.outputCostUsd !== undefined) {
      check('cost', record.outputCostUsd, priceOf({ imageOutput }));
    }
  }
  return { mismatches, compared };
}

function unexplained(record: UsageRecord): readonly string[] {
  return compare(record)
    .mismatches.filter(
      ({ part, stated }) =>
        !EXCEPTIONS.some(
          ([model, where, tokens]) => model === record.model && where === part && tokens === stated,
        ),
    )
    .map(
      ({ part, stated, computed }) =>
        `${part}: ${stated} stated, ${computed} computed for ${JSON.stringify(record)}`,
    );
}

const root = resolve(import.meta.dirname, '../../..');

function readLines(file: string): readonly unknown[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line): unknown => JSON.parse(line));
}

const FIXTURE = readLines(
  resolve(root, 'test/fixtures/usage-records.jsonl'),
) as readonly UsageRecord[];

describe('published usage records', () => {
  it('agree with the engine to the token, but for the known exceptions', () => {
    assert.deepEqual(FIXTURE.flatMap(unexplained), []);
  });

  it('are really compared, and all exceptions in them really differ', () => {
    const results = FIXTURE.map((record) => ({ record, ...compare(record) }));
    // All but those that state neither quality and size, nor reference images, nor a prompt.
    assert.ok(results.filter(({ compared }) => compared > 0).length >= 80);
    const differing = results
      .filter(({ mismatches }) => mismatches.length > 0)
      .map(({ record, mismatches }) => [record.model, mismatches.map(({ stated }) => stated)]);
    assert.deepEqual(differing, [
      ['gpt-image-2', [7024]],
      ['gpt-image-2', [13]],
    ]);
  });

  it('are more of the same in a file beside the repository, where it exists', () => {
    const file = ['../shared', '../../shared']
      .map((folder) => resolve(root, folder, 'usage_records.jsonl'))
      .find((candidate) => existsSync(candidate));
    const records = file === undefined ? [] : readLines(file).map(fromRaw);
    assert.deepEqual(records.flatMap(unexplained), []);
    if (file !== undefined) {
      assert.ok(records.filter((record) => compare(record).compared > 0).length >= 70);
    }
  });
});

/** A record with the field names of the collection it comes from. */
interface RawRecord {
  readonly model: string;
  readonly endpoint: string;
  readonly size?: string;
  readonly quality?: string;
  readonly n?: number;
  readonly prompt_tokens_o200k?: number;
  readonly input_images?: readonly (readonly [number, number])[];
  readonly text_tokens?: number;
  readonly image_tokens?: number;
  readonly output_tokens?: number;
  readonly output_text_tokens?: number;
  readonly source: string;
}

function fromRaw(line: unknown): UsageRecord {
  const raw = line as RawRecord;
  const fields = {
    size: raw.size,
    quality: raw.quality,
    n: raw.n,
    promptTokens: raw.prompt_tokens_o200k,
    inputImages: raw.input_images,
    textTokens: raw.text_tokens,
    imageTokens: raw.image_tokens,
    outputTokens: raw.output_tokens,
    outputTextTokens: raw.output_text_tokens,
  };
  return {
    model: raw.model,
    operation: raw.endpoint.includes('edits') || raw.input_images ? 'edit' : 'generate',
    source: raw.source,
    ...(Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined),
    ) as Partial<UsageRecord>),
  };
}
