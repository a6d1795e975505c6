import assert from 'node:assert/strict';
import type { RuleId } from '../../../src/core/index.ts';
import { assertFindings, readCarets } from '../../support/carets.ts';
import { findingsIn } from './analysed.ts';

/** Asserts where a rule finds something in a file, and nothing else of it. */
function check(ruleId: RuleId, fixture: string, prefix = ''): void {
  const marked = readCarets(fixture, { prefix });
  assertFindings(findingsIn(marked.text, ruleId), marked);
}

function messageOf(ruleId: RuleId, text: string): string {
  return findingsIn(text, ruleId)[0]?.message ?? 'no finding';
}

describe('template/empty-prompt', () => {
  it('finds a file without a prompt, below its header', () => {
    for (const text of [
      '',
      '\n \n',
      '{{! note }}',
      '---\nn: 2\n---',
      '---\nn: 2\n---\n\n{# note #}\n',
    ]) {
      const [finding, ...others] = findingsIn(text, 'template/empty-prompt');
      assert.equal(finding?.severity, 'warning', JSON.stringify(text));
      assert.ok(finding.span.start >= text.lastIndexOf('---'));
      assert.deepEqual(others, []);
    }
  });

  it('is content with a variable or a partial', () => {
    for (const text of ['{{subject}}', '{{> body}}', 'A', '\\{{a}}']) {
      assert.deepEqual(findingsIn(text, 'template/empty-prompt'), []);
    }
  });
});

describe('template/prompt-too-long', () => {
  const find = (text: string): number => findingsIn(text, 'template/prompt-too-long').length;

  it('counts the characters that are sent, of which the API takes 32,000', () => {
    const line = 'A cat sits. '.repeat(2_000);
    const longest = line + 'b'.repeat(32_000 - line.length);
    assert.equal(find(`\n${longest}\n\n{{! ${'note '.repeat(100)}}}`), 0);
    assert.equal(find(`${longest}c`), 1);
    assert.match(
      messageOf('template/prompt-too-long', `${longest}c`),
      /32,001 characters.+32,000/u,
    );
  });

  it('counts characters outside the basic plane as one, and variables filled in', () => {
    assert.equal(find('😀a'.repeat(16_000)), 0);
    const inputs = `---\ninputs: {a: {examples: [x, ${'ab '.repeat(4_000)}c]}}\n---\n`;
    assert.equal(find(`${inputs}${'{{a}}'.repeat(2)}`), 0);
    assert.equal(find(`${inputs}${'{{a}}'.repeat(3)}`), 1);
  });
});

describe('template/encoding', () => {
  it('marks the first byte that is not UTF-8', () => {
    check('template/encoding', 'A caf\ufffd\n     ^ template/encoding\nand \ufffd\n');
    check('template/encoding', 'A café\n', '\ufeff');
  });
});

describe('request/unpriced-model', () => {
  it('marks a name that is nearly one of the list, or looks like an image model', () => {
    check(
      'request/unpriced-model',
      `---
model: gpt-imgae-2
       ^^^^^^^^^^^ request/unpriced-model
---
A cat`,
    );
    check(
      'request/unpriced-model',
      `---
outputs:
  - model: "flux-9"
           ^^^^^^^^ request/unpriced-model
  - model: gpt-image-2
---
A cat`,
    );
    assert.match(
      messageOf('request/unpriced-model', '---\nmodel: gpt-imgae-2\n---\nA'),
      /“gpt-image-2”/u,
    );
  });

  it('leaves text models alone', () => {
    const models = [
      'gpt-5',
      'gpt-4.1-mini',
      'o3',
      'googleai/gemini-2.0-flash',
      'claude-sonnet-4',
      'x',
    ];
    for (const model of models) {
      const text = `---\nmodel: ${model}\n---\nA cat`;
      assert.deepEqual(findingsIn(text), [], model);
    }
  });

  it('knows listed models by any of their names', () => {
    for (const model of [
      'gpt-image-2',
      'GPT-IMAGE-2',
      'gpt-image-2-2026-04-21',
      'openai/gpt-image-2.5-flare',
    ]) {
      assert.deepEqual(
        findingsIn(`---\nmodel: ${model}\n---\nA`, 'request/unpriced-model'),
        [],
        model,
      );
    }
  });
});

describe('request/unsupported-quality', () => {
  it('marks a quality that the model does not know, in the header and in outputs', () => {
    check(
      'request/unsupported-quality',
      `---
model: gpt-image-2
quality: xhigh
         ^^^^^ request/unsupported-quality
---
A cat`,
    );
    check(
      'request/unsupported-quality',
      `---
model: gpt-image-2
outputs:
  - {quality: max}
              ^^^ request/unsupported-quality
  - {quality: xhigh, model: gpt-image-2.5-flare}
  - {quality: auto}
---
A cat`,
    );
  });

  it('is silent about a quality that is set elsewhere', () => {
    const found = findingsIn('A cat', 'request/unsupported-quality', { project: 'quality: max' });
    assert.deepEqual(found, []);
  });
});

describe('request/illegal-size', () => {
  it('marks sizes that break a rule of the model, at their own place', () => {
    check(
      'request/illegal-size',
      `---
size: 1000x1000
      ^^^^^^^^^ request/illegal-size
---
A cat`,
    );
    const broken: Readonly<Record<string, RegExp>> = {
      '1025x1024': /multiples of 16/u,
      '3856x2048': /3,840/u,
      '3840x1264': /3:1/u,
      '512x512': /655,360/u,
      '3840x2176': /8,294,400/u,
    };
    for (const [size, expected] of Object.entries(broken)) {
      assert.match(messageOf('request/illegal-size', `---\nsize: ${size}\n---\nA`), expected, size);
    }
  });

  it('takes the sizes at the very bounds', () => {
    for (const size of ['auto', '1024x640', '3840x1280', '3840x2160', '2880x2880', '1024x1024']) {
      assert.deepEqual(findingsIn(`---\nsize: ${size}\n---\nA`, 'request/illegal-size'), [], size);
    }
  });

  it('knows models that make the sizes of their table alone', () => {
    const text = (size: string): string => `---\nmodel: gpt-image-1-mini\nsize: ${size}\n---\nA`;
    assert.deepEqual(findingsIn(text('1536x1024'), 'request/illegal-size'), []);
    assert.equal(findingsIn(text('1280x720'), 'request/illegal-size').length, 1);
  });
});

describe('findings', () => {
  it('that several requests share are told once', () => {
    const text =
      '---\nquality: max\noutputs: [{size: auto}, {size: 1024x1024}, {size: 1536x1024}]\n---\nA';
    assert.equal(findingsIn(text, 'request/unsupported-quality').length, 1);
  });
});
