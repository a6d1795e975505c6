import assert from 'node:assert/strict';
import { approvedAssetSentence } from '../../../src/core/report/approved.ts';
import { breakdownMarkdown } from '../../../src/core/report/breakdown.ts';
import { hoverMarkdown } from '../../../src/core/report/hover.ts';
import { analyse, createProjectContext, planAnswers, runSteps } from '../../../src/core/index.ts';
import { loadCounter } from '../../cli/support/runCli.ts';
import { answersOf, type EstimateSubject } from '../../../src/core/estimator/answers.ts';
import { SHIPPED_CATALOGUE } from '../../../src/core/pricing/catalogue.ts';
import type { Analysis } from '../../../src/core/analyse.ts';

/** 4 tokens of text and 6 that the API adds; 196 output tokens at $30: $0.00005 + $0.00588 = $0.00593. */
async function analysisOf(header: string): Promise<Analysis> {
  const settings = createProjectContext().settingsFor('a.prompt');
  const text = `---\nquality: low\nsize: 1024x1024\n${header}\n---\nA red apple.`;
  return runSteps(analyse(text, settings, await loadCounter()));
}

async function sentenceOf(header: string): Promise<string | undefined> {
  const [request] = (await analysisOf(header)).requests;
  assert.ok(request);
  return approvedAssetSentence(request);
}

describe('approvedAssetSentence', () => {
  it('multiplies by the attempts that the header states', async () => {
    assert.equal(await sentenceOf('attempts: 3'), 'Per approved asset: ≈ $0.0178, at 3 attempts.');
    // Inputs are billed for each image, so that one of two costs as much.
    assert.equal(
      await sentenceOf('attempts: 3\nn: 2'),
      'Per approved asset: ≈ $0.0178, at 3 attempts.',
    );
  });

  it('divides by the acceptance, and tells what is spent at the cap', async () => {
    // 4 × $0.00593, and 5 × $0.00593 = $0.02965.
    assert.equal(
      await sentenceOf('acceptance: 0.25\nmax_attempts: 5'),
      'Per approved asset: ≈ $0.0237, at an acceptance of 25%. An asset that is given up after 5 images has cost $0.0297.',
    );
  });

  it('says that nothing is ever approved below the attempts needed', async () => {
    assert.match((await sentenceOf('attempts: 4\nmax_attempts: 2')) ?? '', /^No asset is ever/u);
  });

  it('says nothing where nobody says how many attempts it takes', async () => {
    assert.equal(await sentenceOf('n: 2'), undefined);
    assert.equal(await sentenceOf('attempts: 3\nmodel: house-model'), undefined);
  });

  it('stands in hover and breakdown, and agrees with the plan', async () => {
    const analysis = await analysisOf('attempts: 3');
    const [request] = analysis.requests;
    assert.ok(request);
    const sentence = approvedAssetSentence(request) ?? 'none';
    assert.ok(hoverMarkdown(request, undefined, '2026-11-23').includes(sentence));
    assert.ok(breakdownMarkdown('a.prompt', analysis).includes(sentence));
    const subject: EstimateSubject = {
      catalogue: SHIPPED_CATALOGUE,
      base: request.request,
      prompt: analysis.prompt,
      today: '2026-11-24',
    };
    const plan = planAnswers(subject, answersOf(request.request));
    assert.deepEqual(plan.perApprovedAssetUsd, { min: 0.01779, max: 0.01779 });
  });
});
