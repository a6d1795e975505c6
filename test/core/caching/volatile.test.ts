import assert from 'node:assert/strict';
import { volatilityOf } from '../../../src/core/caching/volatile.ts';
import { parseNativeTemplate } from '../../../src/core/template/native.ts';
import { runSteps } from '../../../src/core/text/steps.ts';

function judge(source: string, declared = false): string | undefined {
  const { segments } = runSteps(parseNativeTemplate(source));
  const [segment] = segments;
  assert.ok(segment?.kind === 'variable', source);
  return volatilityOf(segment, declared, source);
}

describe('volatilityOf', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['{{now}}', 'date or time'],
    ['{{ now() }}', 'date or time'],
    ['{{now "YYYY-MM-DD"}}', 'date or time'],
    ['${CURRENT_DATE}', 'date or time'],
    ['{{renderedAt}}', 'date or time'],
    ['{{ uuid() }}', 'id'],
    ['{{requestId}}', 'id'],
    ['{{request-id}}', 'id'],
    ['{{random 1 10}}', 'seed or random value'],
    ['{{ moods | random }}', 'seed or random value'],
    ['{{seed}}', 'seed or random value'],
    ['{{@index}}', 'counter'],
    ['{{loop.index}}', 'counter'],
    ['{{product}}', undefined],
    ['{{candidate}}', undefined],
    ['{{season}}', undefined],
    ['{{update}}', undefined],
    ['{{dated_look}}', undefined],
    ['{{time_of_day}}', undefined],
    ['{{video}}', undefined],
    ['{argument name="date of birth"}', undefined],
    ['{argument name="release date" default="May"}', undefined],
    ['{argument name="identity"}', undefined],
  ];
  for (const [source, expected] of cases) {
    it(`takes ${source} for ${expected ?? 'nothing special'}`, () => {
      assert.equal(judge(source), expected);
    });
  }

  it('lets declared values decide about names that may be part of the picture', () => {
    assert.equal(judge('{{date}}'), 'date or time');
    assert.equal(judge('{{date}}', true), undefined);
    assert.equal(judge('{{uuid}}', true), 'id');
  });
});
