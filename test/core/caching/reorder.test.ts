import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layOutPrompt, type PromptLayout } from '../../../src/core/caching/layout.ts';
import { reorderPrompt } from '../../../src/core/caching/reorder.ts';
import { parseNativeTemplate } from '../../../src/core/template/native.ts';
import type { Template } from '../../../src/core/template/template.ts';
import { runSteps, type Steps } from '../../../src/core/text/steps.ts';
import type { TokenCounter } from '../../../src/core/tokens/tokenCounter.ts';
import { corpusPrompts } from './corpus.ts';

const HEADER = '---\nmodel: gpt-image-2 # ours\n---\n';

/** Counts UTF-16 units: the laws here are about order. */
const UNITS: TokenCounter = {
  encoding: 'units',
  count: (text) => text.length,
  *countInSteps(text): Steps<number> {
    yield;
    return text.length;
  },
};

interface LaidOut {
  readonly template: Template;
  readonly layout: PromptLayout;
}

function layOut(text: string): LaidOut {
  const template = runSteps(parseNativeTemplate(text));
  const expansion = { segments: template.segments, problems: [] };
  const layout = runSteps(layOutPrompt(text, template, expansion, new Map(), UNITS));
  assert.ok(layout);
  return { template, layout };
}

const UNITS_OF_MOVE = ['paragraph', 'sentence'] as const;

function reorder(text: string, unit: (typeof UNITS_OF_MOVE)[number]): string | undefined {
  const { template, layout } = layOut(text);
  const order = runSteps(reorderPrompt(text, template, layout, unit, 'dynamic'));
  if (order === undefined) return undefined;
  const { span, newText } = order.edit;
  return text.slice(0, span.start) + newText + text.slice(span.end);
}

/** The words that are sent, with a tag standing for its value. */
function sentWords({ template }: LaidOut, text: string): readonly string[] {
  return template.segments
    .filter(({ kind }) => kind !== 'comment')
    .map((segment) =>
      segment.kind === 'text' ? segment.text : text.slice(segment.span.start, segment.span.end),
    )
    .join('')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .sort();
}

/** Whatever is reordered keeps its words, its header and its tags, gains beginning, and stays put the next time. */
function holdsForOrder(text: string): void {
  for (const unit of UNITS_OF_MOVE) {
    const moved = reorder(text, unit);
    if (moved === undefined) continue;
    assert.ok(moved.startsWith(HEADER));
    const before = layOut(text);
    const after = layOut(moved);
    assert.deepEqual(sentWords(after, moved), sentWords(before, text), unit);
    assert.ok(after.layout.prefixTokens >= before.layout.prefixTokens, unit);
    const tags = ({ template }: LaidOut, own: string): readonly string[] =>
      template.segments
        .filter(({ kind }) => kind !== 'text')
        .map(({ span }) => own.slice(span.start, span.end))
        .sort();
    assert.deepEqual(tags(after, moved), tags(before, text));
    assert.equal(reorder(moved, unit) ?? moved, moved, `${unit}: ${moved}`);
  }
}

describe('reorderPrompt', () => {
  const body = (text: string, unit: 'paragraph' | 'sentence' = 'paragraph'): string | undefined =>
    reorder(HEADER + text, unit)?.slice(HEADER.length);

  it('moves whole paragraphs that change behind those that stay', () => {
    assert.equal(body('A {{x}}.\n\nB.\n\nC {{y}}.\n\nD.'), 'B.\n\nD.\n\nA {{x}}.\n\nC {{y}}.');
  });

  it('keeps what belongs together', () => {
    assert.equal(body('Subject:\n\n{{x}}\n\nSoft light.'), 'Soft light.\n\nSubject:\n\n{{x}}');
    assert.equal(body('1. Draw {{x}}.\n\n2. Add light.'), undefined);
    assert.equal(
      body('A {{x}}.\n\nIt stands on oak.\n\nSoft light.'),
      'Soft light.\n\nA {{x}}.\n\nIt stands on oak.',
    );
    assert.equal(body('{{#if x}}\nA.\n\nB.\n{{/if}}\n\nC.'), 'C.\n\n{{#if x}}\nA.\n\nB.\n{{/if}}');
  });

  it('takes the sentences that stay out of a paragraph that changes', () => {
    assert.equal(
      body(
        'A photo of {{x}}. It is new. The light is soft and the frame is calm. Use approx. {{y}} of it.',
        'sentence',
      ),
      'The light is soft and the frame is calm.\n\nA photo of {{x}}. It is new. Use approx. {{y}} of it.',
    );
  });

  it('leaves labels, lists and tables whole', () => {
    for (const text of [
      'Light: soft with {{x}}. The frame is calm and the mood of it is good.',
      'A poster of the harbour.\nLight: soft with {{x}}. The frame is calm, the mood of it is good.',
      '- a {{x}}. The frame is calm.\n- the light in the frame',
    ]) {
      assert.equal(body(text, 'sentence'), undefined, text);
    }
  });

  it('leaves JSON, code and text that points elsewhere alone', () => {
    for (const text of [
      '{ "product": "{{x}}" }\n\nSoft light.',
      '```\n{{x}}\n```\n\nSoft light.',
      'A {{x}}.\n\nUse the palette above.',
      'Poster about {{theme}}.\n\nDerive the colours from this theme.',
      'A {{x}}。\n\n如上所述。',
    ]) {
      assert.equal(body(text), undefined, text);
    }
  });

  it('keeps Windows line ends', () => {
    assert.equal(body('A {{x}}.\r\n\r\nB.\r\nC.'), 'B.\r\nC.\r\n\r\nA {{x}}.');
  });

  it('changes nothing but the order, whatever the prompt', () => {
    const piece = fc.constantFrom(
      'Soft light.',
      'A {{x}} on oak.',
      'It is new.',
      'Step 1 {{y}}',
      'Colours:',
      '- red',
      '1. First',
      '{# note #}',
      '{{#if z}}',
      '{{/if}}',
      'The frame is calm and the mood of it is good.',
      '\\{{',
      '{{> p}}',
      'For {argument name="a" default="b"} and the shop.',
      '# Head',
      '| a | b |',
      '。',
      'x',
    );
    const gap = fc.constantFrom(' ', '\n', '\n\n', '\r\n\r\n', '  ', '\n \n');
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, gap), { maxLength: 14 }), (pairs) => {
        holdsForOrder(HEADER + pairs.flat().join(''));
      }),
      { numRuns: 400 },
    );
  });

  it('changes nothing but the order of published prompts', () => {
    for (const prompt of corpusPrompts()) holdsForOrder(`${HEADER}${prompt}\n`);
  });
});
