import assert from 'node:assert/strict';
import { runSteps, type AnalysedRequest } from '../../../src/core/index.ts';
import { analyse, createProjectContext } from '../../../src/core/index.ts';
import { costStatus, spokenRequest, spokenUsd } from '../../../src/core/report/status.ts';
import { loadCounter } from '../../cli/support/runCli.ts';

async function requestsOf(text: string): Promise<readonly AnalysedRequest[]> {
  const settings = createProjectContext().settingsFor('a.prompt');
  return runSteps(analyse(text, settings, await loadCounter())).requests;
}

describe('costStatus', () => {
  it('tells the cost of one run', async () => {
    // 10 text tokens and 1,372 output tokens: $0.00005 + $0.04116.
    const requests = await requestsOf('---\nquality: medium\nsize: 1536x1024\n---\nA red apple.');
    assert.deepEqual(costStatus(requests), {
      text: '$0.0412/run',
      spoken: 'Estimated cost 4.12 cents for a run',
    });
  });

  it('adds up the outputs, and says what is missing', async () => {
    const outputs = '[{ quality: low }, { quality: high }, { quality: max }]';
    const text = `---\nsize: 1024x1024\noutputs: ${outputs}\n---\nA red apple.`;
    // $0.00593 + $0.21077; max is no quality of gpt-image-2.
    assert.deepEqual(costStatus(await requestsOf(text)), {
      text: '≥ $0.2167/3 outputs',
      spoken: 'Estimated cost at least 21.67 cents for 3 outputs, 1 of 3 outputs unpriced',
    });
  });

  it('never calls an unknown cost 0', async () => {
    const requests = await requestsOf('---\nmodel: nobody-knows\n---\nA red apple.');
    assert.deepEqual(costStatus(requests), {
      text: 'unpriced',
      spoken: 'Estimated cost: unpriced',
    });
  });
});

describe('spokenRequest', () => {
  it('says model, look, price and basis', async () => {
    const [request] = await requestsOf(
      '---\nquality: low\nsize: 1024x1024\nn: 2\n---\nA red apple.',
    );
    assert.ok(request);
    assert.equal(spokenRequest(request), 'gpt-image-2 low 1024×1024: 0.593 cents an image, exact');
  });
});

describe('spokenUsd', () => {
  it('speaks of dollars from one dollar up, else of cents', () => {
    assert.equal(spokenUsd({ min: 1_500_000_000, max: 1_500_000_000 }), '1.5 dollars');
    assert.equal(spokenUsd({ min: 10_000_000, max: 10_000_000 }), '1 cent');
    assert.equal(spokenUsd({ min: 5_930_000, max: 42_300_000 }), '0.593 cents to 4.23 cents');
  });
});
