import assert from 'node:assert/strict';
import {
  estimateReportSchema,
  reportRequests,
  totalsOf,
  type EstimateReport,
  type ReportedRequest,
} from '../../../src/core/report/json.ts';
import { createLineIndex } from '../../../src/core/text/lineIndex.ts';
import { analysed } from '../../support/analysed.ts';

const PROMPT = `red${' red'.repeat(213)}`;

function reported(text: string): readonly ReportedRequest[] {
  return reportRequests('shop/hero.prompt', analysed(text), createLineIndex(text));
}

function reportOf(requests: readonly ReportedRequest[]): EstimateReport {
  return {
    schemaVersion: 1,
    catalogVersion: '2026-11-23',
    requests: [...requests],
    projectFiles: [],
    totals: totalsOf(requests, []),
  };
}

describe('reportRequests', () => {
  it('gives tokens and dollars of one request, line by line', () => {
    const text = `---\nquality: medium\nsize: 1536x1024\n---\n\n${PROMPT}\n`;
    assert.deepEqual(
      reported(text).map((request) => ({ ...request, findings: [] })),
      [
        {
          path: 'shop/hero.prompt',
          line: 6,
          model: 'gpt-image-2',
          operation: 'generate',
          quality: 'medium',
          size: '1536x1024',
          n: 1,
          batch: false,
          tokens: {
            textInput: { min: 220, max: 220 },
            imageInput: { min: 0, max: 0 },
            imageOutput: { min: 1372, max: 1372 },
          },
          costUsd: {
            textInput: { min: 0.0011, max: 0.0011 },
            imageInput: { min: 0, max: 0 },
            imageOutput: { min: 0.04116, max: 0.04116 },
            total: { min: 0.04226, max: 0.04226 },
          },
          perImageUsd: { min: 0.04226, max: 0.04226 },
          basis: 'exact',
          reasons: [],
          findings: [],
        },
      ],
    );
  });

  it('counts all n images of a request', () => {
    const [request] = reported(`---\nquality: low\nsize: 1024x1024\nn: 4\n---\n${PROMPT}`);
    assert.deepEqual(request?.tokens.imageOutput, { min: 784, max: 784 });
    assert.deepEqual(request.tokens.textInput, { min: 880, max: 880 });
    assert.deepEqual(request.costUsd?.total, { min: 0.02792, max: 0.02792 });
    assert.deepEqual(request.perImageUsd, { min: 0.00698, max: 0.00698 });
  });

  it('tells a reference image by itself', () => {
    const header =
      'quality: low\nsize: 1024x1024\nimages: [{path: "https://a.b/c.png", pixels: 512x1024}]';
    const [request] = reported(`---\n${header}\nn: 2\n---\nred`);
    assert.deepEqual(request?.tokens.imageInput, { min: 1_024, max: 1_024 });
    const [image, ...others] = request.images ?? [];
    assert.deepEqual(others, []);
    assert.deepEqual(
      [image?.width, image?.height, image?.tokens, image?.costUsd],
      // 512 tokens for each of two images, at $8 a million.
      [512, 1_024, 1_024, { min: 0.008192, max: 0.008192 }],
    );
    assert.equal(reported('red')[0]?.images, undefined);
  });

  it('has one entry per output, the template’s own findings on the first', () => {
    const requests = reported(
      '---\nqualitty: low\noutputs:\n- {quality: low, size: 1000x1000}\n- {quality: high, size: 1x1}\n---\nred',
    );
    assert.deepEqual(
      requests.map(({ findings }) => findings.map(({ ruleId }) => ruleId)),
      [['header/unknown-key', 'request/illegal-size'], ['request/illegal-size']],
    );
    assert.deepEqual(requests[0]?.findings[0]?.range, {
      start: { line: 1, character: 0 },
      end: { line: 1, character: 8 },
    });
    assert.equal(requests[0].findings[1]?.severity, 'error');
  });

  it('gives no cost, and never a zero, where there is no price', () => {
    const [request] = reported('---\nmodel: gpt-image-9\n---\nred');
    assert.equal(request?.basis, 'unpriced');
    assert.equal(request.costUsd, null);
    assert.equal(request.perImageUsd, null);
    assert.equal(request.tokens.imageOutput, null);
    assert.deepEqual(request.tokens.textInput, { min: 1, max: 1 });
    assert.match(request.reasons[0] ?? '', /gpt-image-9/u);
  });

  it('keeps an entry, with its findings, for a template whose outputs cannot be read', () => {
    const [request] = reported('---\noutputs: 5\n---\nred');
    assert.equal(request?.basis, 'unpriced');
    assert.deepEqual(
      request.findings.map(({ ruleId }) => ruleId),
      ['header/wrong-type'],
    );
  });
});

describe('totalsOf', () => {
  it('sums money exactly and counts what has no price', () => {
    const requests = reported('---\nmodel: gpt-image-9\n---\nred');
    assert.deepEqual(
      totalsOf(requests, [
        { min: 100_000_000, max: 100_000_000 },
        { min: 200_000_000, max: 300_000_001 },
      ]),
      { requests: 1, unpriced: 1, costUsd: { min: 0.3, max: 0.400000001 } },
    );
  });
});

describe('estimateReportSchema', () => {
  const requests = [
    '---\nquality: medium\nsize: 1536x1024\n---\nred',
    '---\nmodel: gpt-image-9\nqualitty: low\n---\nred',
    '---\nimages: [{path: a.png, pixels: 512x512}, b.png]\nn: 3\n---\nred {{x}}',
    '---\noutputs: 5\n---\n',
  ].flatMap(reported);

  it('fits what is reported, as it comes back from JSON', () => {
    const report = reportOf(requests);
    const back: unknown = JSON.parse(JSON.stringify(report));
    assert.deepEqual(estimateReportSchema.parse(back), report);
  });

  it('fits nothing else', () => {
    const report = reportOf(requests);
    assert.throws(() => estimateReportSchema.parse({ ...report, schemaVersion: 2 }));
    assert.throws(() => estimateReportSchema.parse({ ...report, total: 1 }));
    const [first] = requests;
    const asText = { ...first, perImageUsd: '$0.04' };
    assert.throws(() => estimateReportSchema.parse({ ...report, requests: [asText] }));
  });
});
