import assert from 'node:assert/strict';
import { headerKeyMarkdown, SHIPPED_CATALOGUE } from '../../../src/core/index.ts';
import { HEADER_FIELDS } from '../../../src/core/template/headerFields.ts';
import type { HeaderKey } from '../../../src/core/template/headerKeyAt.ts';
import { analysed } from '../../support/analysed.ts';

function docOf(key: HeaderKey, header = 'quality: low\nsize: 1024x1024'): string {
  const { requests } = analysed(`---\n${header}\n---\nA red apple.`);
  return headerKeyMarkdown(key, requests, SHIPPED_CATALOGUE);
}

describe('headerKeyMarkdown', () => {
  it('tells what a key does, what it takes, its default and where its price comes from', () => {
    const doc = docOf('quality');
    assert.match(doc, /^\*\*quality\*\*: Rendering quality/u);
    assert.match(doc, /Allowed: one of auto, low, medium, high, xhigh, max\./u);
    assert.match(doc, /gpt-image-2 knows low, medium, high and auto\./u);
    assert.match(doc, /Default: auto/u);
    assert.match(doc, /- image out \$30 per 1M tok: .*, 2026-\d\d-\d\d, published by the vendor/u);
  });

  it('names the source of the Batch reduction', () => {
    const doc = docOf('batch', 'quality: low\nsize: 1024x1024\nbatch: true');
    assert.match(doc, /- image out \$15 per 1M tok: /u);
    assert.match(doc, /- text in \$2\.5 per 1M tok: /u);
  });

  it('says of a key that is not billed that it does not change the price', () => {
    assert.match(docOf('background'), /It does not change the price\./u);
    assert.doesNotMatch(docOf('background'), /per 1M tok/u);
  });

  it('says of a model that it has no quality', () => {
    assert.match(docOf('quality', 'model: flux-2-pro'), /flux-2-pro has no quality setting\./u);
  });

  it('has words for every key', () => {
    for (const key of Object.keys(HEADER_FIELDS) as HeaderKey[]) {
      assert.match(docOf(key), /: \S.*\n\nAllowed: \S.*\n\nDefault: \S/u, key);
    }
  });
});
