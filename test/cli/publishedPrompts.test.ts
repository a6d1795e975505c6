import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EstimateReport } from '../../src/core/index.ts';
import { openAiTokens } from '../support/openAiEncoder.ts';
import { runCli } from './support/runCli.ts';
import { tempFolder } from './support/tempFolder.ts';

interface PublishedPrompt {
  readonly id: number;
  readonly prompt: string;
}

const corpus = resolve(import.meta.dirname, '../../../shared/corpus/image-prompts.jsonl');

/** In the manner of published collections; they stand in where the collection itself is not there. */
const OWN_SAMPLES: readonly PublishedPrompt[] = [
  { id: 1, prompt: 'A lighthouse of {argument name="material" default="folded brass"} at dawn.' },
  {
    id: 2,
    prompt:
      '{"subject": "{argument name=\\"animal\\" default=\\"a lynx\\"}", "mood": ["calm", "{argument name=\\"animal\\" default=\\"a lynx\\"}"]}',
  },
  {
    id: 3,
    prompt: '一张海报，标题是“{argument name="标题" default="夜航"}”，构图 3:4。\r\n\r\n不要文字。',
  },
  { id: 4, prompt: 'Ein Plakat für {argument name="city" default="São Paulo"} 🌆 --ar 2:3\n' },
];

/** The prompt with each `{argument …}` replaced by its default, by a reading of its own. */
function filledIn(prompt: string): string {
  return prompt
    .replace(
      /\{argument\s+name=\\?"[^"]*?\\?"\s+default=\\?"([^{}]*?)\\?"\s*\}/gu,
      (_, value: string) => value,
    )
    .replace(/^(?:\s*\n)+|(?:\n\s*)+$/gu, '')
    .replace(/\r$/u, '');
}

const collections: readonly (readonly [string, readonly PublishedPrompt[]])[] = [
  ['samples', OWN_SAMPLES],
  ...(existsSync(corpus) ? ([['published prompts', readCorpus()]] as const) : []),
];

function readCorpus(): readonly PublishedPrompt[] {
  return readFileSync(corpus, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as PublishedPrompt);
}

for (const [name, prompts] of collections) {
  describe(`estimate, of ${name}`, () => {
    const folder = tempFolder(
      Object.fromEntries(prompts.map(({ id, prompt }) => [`${id}.prompt`, prompt])),
    );

    it('counts each as OpenAI’s own encoder does, and finds nothing wrong in any', async () => {
      const { code, stdout } = await runCli(folder, [
        ...['estimate', '--quality', 'medium', '--size', '1536x1024', '--format', 'json'],
      ]);
      assert.equal(code, 0);
      const { requests, totals } = JSON.parse(stdout) as EstimateReport;
      const byPath = new Map(requests.map((request) => [request.path, request]));
      let nanoUsd = 0;
      for (const { id, prompt } of prompts) {
        const request = byPath.get(`${id}.prompt`);
        const tokens = openAiTokens(filledIn(prompt)) + 6;
        assert.deepEqual(request?.tokens.textInput, { min: tokens, max: tokens }, `prompt ${id}`);
        const wrong = request.findings.filter(({ severity }) => /error|warning/u.test(severity));
        assert.deepEqual(wrong, [], `prompt ${id}`);
        nanoUsd += tokens * 5_000 + 1_372 * 30_000;
      }
      const usd = nanoUsd / 1e9;
      assert.deepEqual(totals, {
        requests: prompts.length,
        unpriced: 0,
        costUsd: { min: usd, max: usd },
      });
    });
  });
}
