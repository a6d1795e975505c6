import assert from 'node:assert/strict';
import { kindKey, type ObservedOutput } from '../../../../src/core/pricing/observations.ts';
import { runSteps } from '../../../../src/core/text/steps.ts';
import { observationSignature } from '../../../../src/core/usage/observed/signature.ts';

function outputs(...tokens: ObservedOutput['tokens']): readonly ObservedOutput[] {
  return [{ model: 'gpt-image-2.6-flare', quality: 'high', size: '1536x1024', tokens }];
}

function signature({
  outputs: all = [],
  own = [],
}: {
  readonly outputs?: readonly ObservedOutput[];
  readonly own?: readonly ObservedOutput[];
}): string {
  return runSteps(
    observationSignature({
      outputs: new Map(all.map((output) => [kindKey(output), output])),
      templates: new Map([['hero', own]]),
      verdicts: new Map(),
    }),
  );
}

describe('observationSignature', () => {
  it('changes when observations begin to count, and with what they say', () => {
    const few = signature({ outputs: outputs([1_353, 19]) });
    const enough = signature({ outputs: outputs([1_353, 20]) });
    assert.equal(signature({ outputs: outputs([1_353, 5]) }), few);
    assert.notEqual(enough, few);
    assert.notEqual(signature({ outputs: outputs([1_353, 15], [1_362, 5]) }), enough);
  });

  it('stays with an image more of a thousand, and changes with one of a few', () => {
    const thousand = signature({ outputs: outputs([1_353, 1_000]) });
    assert.equal(signature({ outputs: outputs([1_353, 1_001]) }), thousand);
    const own = (images: number): string => signature({ own: outputs([1_353, images]) });
    assert.notEqual(own(12), own(13));
  });
});
