import assert from 'node:assert/strict';
import { firstSentence, sayWording } from '../../../src/core/report/wording.ts';
import { usdWords } from '../../../src/core/report/money.ts';
import {
  asIs,
  either,
  inEnglish,
  listed,
  noteWords,
  quoted,
  sentences,
  words,
} from '../../../src/core/text/wording.ts';
import { german } from '../../support/german.ts';

describe('sayWording', () => {
  const language = german();

  it('says words within words, each in the language', () => {
    const reason = words(
      'The variables {0} have no value; each is counted as {1} tokens. Declare them under inputs.',
      listed([quoted('a'), quoted('b')]),
      1_500,
    );
    assert.equal(
      sayWording(reason, language),
      'Die Variablen „a“, „b“ haben keinen Wert; jede zählt als 1.500 Token. Unter inputs deklarieren.',
    );
  });

  it('writes amounts as the language does', () => {
    // A no-break space stands before the sign.
    assert.equal(sayWording(words('{0}', usdWords(41_160_000)), language), '0,0412\u00a0$');
  });

  it('leaves what the user wrote as it is, also where it looks like a place', () => {
    assert.equal(sayWording(quoted('{0} and {1}'), language), '„{0} and {1}“');
    assert.equal(sayWording(asIs('exact'), language), 'exact');
  });

  it('translates what the price list brings along, and says the rest as it is', () => {
    assert.equal(
      sayWording(noteWords('OpenAI Batch API: half of every rate'), language),
      'OpenAI Batch API: die Hälfte jedes Preises',
    );
    assert.equal(sayWording(noteWords('contract 7'), language), 'contract 7');
  });
});

describe('inEnglish', () => {
  it('names things one after the other', () => {
    assert.equal(inEnglish(listed(['a', 'b', 'c'].map(asIs))), 'a, b, c');
    assert.equal(inEnglish(either(['a', 'b'].map(asIs))), 'a or b');
    assert.equal(inEnglish(either([asIs('a')])), 'a');
    assert.equal(inEnglish(listed([])), '');
  });

  it('puts sentences behind each other, without those that are not there', () => {
    assert.equal(inEnglish(sentences('One.', undefined, words('Two.'))), 'One. Two.');
  });
});

describe('firstSentence', () => {
  for (const [text, first] of [
    ['No price is known; add one.', 'No price is known'],
    ['gpt-image-2.5 has no price. Choose another.', 'gpt-image-2.5 has no price'],
    ['モデルの価格は不明です。追加してください。', 'モデルの価格は不明です'],
    ['价格未知；请添加。', '价格未知'],
    ['no end', 'no end'],
  ] as const) {
    it(`ends “${text}” at “${first}”`, () => {
      assert.equal(firstSentence(text), first);
    });
  }
});
