import assert from 'node:assert/strict';
import { findingsIn } from './analysed.ts';

const template = (...lines: readonly string[]): string =>
  ['---', ...lines, '---', 'A teapot.', ''].join('\n');

/** Severity and message of what the rule finds. */
function found(
  text: string,
  today: string,
  project?: string,
): readonly (readonly [string, string])[] {
  const circumstances = { today, ...(project === undefined ? {} : { project }) };
  return findingsIn(text, 'request/retiring-model', circumstances).map(({ severity, message }) => [
    severity,
    message,
  ]);
}

describe('request/retiring-model', () => {
  // Source of the dates: OpenAI's deprecations page.
  it('is an error from the day of the shutdown', () => {
    const [[severity, message] = []] = found(template('model: gpt-image-1'), '2026-10-23');
    assert.equal(severity, 'error');
    assert.match(
      message ?? '',
      /^gpt-image-1 was shut down on 2026-10-23: requests fail\. OpenAI names as replacement: gpt-image-2\.6-sunburst/u,
    );
  });

  it('is a warning from 90 days before', () => {
    const [[severity, message] = []] = found(template('model: gpt-image-1'), '2026-10-22');
    assert.equal(severity, 'warning');
    assert.match(message ?? '', /will be shut down on 2026-10-23, tomorrow\./u);
    // 28 days of September, 31 of October, 30 of November and one.
    assert.match(
      found(template('model: chatgpt-image-latest'), '2026-09-02')[0]?.join() ?? '',
      /^warning,.*in 90 days/u,
    );
  });

  it('is information earlier', () => {
    assert.match(
      found(template('model: gpt-image-1.5'), '2026-09-01')[0]?.join() ?? '',
      /^info,.*in 91 days/u,
    );
  });

  it('is silent about models without an end, and when no date is told', () => {
    assert.deepEqual(found(template('model: gpt-image-2'), '2030-01-01'), []);
    assert.deepEqual(findingsIn(template('model: gpt-image-1'), 'request/retiring-model'), []);
  });

  it('stands on the first line when the model is set elsewhere', () => {
    const project = 'model: gpt-image-1\n';
    const [finding] = findingsIn('A teapot.', 'request/retiring-model', {
      today: '2026-11-24',
      project,
    });
    assert.deepEqual(finding?.span, { start: 0, end: 1 });
    assert.match(finding.message, /set in prompt-cost\.yaml/u);
  });

  it('offers each official replacement with its cost, the old one and that of the same word', () => {
    const [finding] = findingsIn(
      template('model: gpt-image-1', 'quality: high', 'size: 1024x1024'),
      'request/retiring-model',
      { today: '2026-11-24' },
    );
    // 10 tokens of text at $5; 4,160 tokens at $40, 7,024 and 1,756 at $30, each 5 % up and down on 2.6.
    assert.deepEqual(
      finding?.fixes?.map(({ title }) => title),
      [
        'Move to gpt-image-2.6-sunburst at max: ≈ $0.2002–$0.2213/image, now $0.1665/image (high: ≈ $0.0501–$0.0554/image)',
        'Move to gpt-image-2.6-flare at max: ≈ $0.2002–$0.2213/image, now $0.1665/image (high: ≈ $0.0501–$0.0554/image)',
        'Move to gpt-image-2.5-sunburst at max: $0.2108/image, now $0.1665/image (high: $0.0527/image)',
      ],
    );
    assert.deepEqual(
      finding.fixes.map(({ preferred }) => preferred),
      [true, false, false],
    );
  });

  it('is told once for a model that several outputs share', () => {
    const text = template('model: gpt-image-1', 'outputs: [{quality: low}, {quality: high}]');
    assert.equal(found(text, '2026-11-24').length, 1);
  });
});
