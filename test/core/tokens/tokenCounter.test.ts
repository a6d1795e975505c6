import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { loadRankTable, runSteps } from '../../../src/core/index.ts';
import { o200kCounter } from '../../support/analysed.ts';
import { anyText, templateText, unicodeText } from '../../support/arbitraries.ts';
import { openAiTokens } from '../../support/openAiEncoder.ts';
import { countSteps } from '../../support/steps.ts';

/** Characters that encoders are known to disagree about: white space, marks, digits, cases, emoji. */
const oddities = fc
  .array(
    fc.constantFrom(
      ...[
        '\ufeff',
        '\u0085',
        '\u00a0',
        '\u1680',
        '\u2028',
        '\u2029',
        '\u3000',
        '\u200b',
        '\u200d',
        '\u180e',
      ],
      ...[
        '\t',
        '\n',
        '\r\n',
        '\r',
        ' ',
        '  ',
        "'s",
        "'S",
        "'ll",
        "'ſ",
        '’s',
        '٣',
        '½',
        'ǅ',
        'ʰ',
        '́',
      ],
      ...[
        'a',
        'B',
        'é',
        'ß',
        'İ',
        'ñ',
        '中',
        '文',
        'か',
        '한',
        'ا',
        'ש',
        'ก',
        '😀',
        '👩‍👩‍👧',
        '🏳️‍🌈',
        '0',
        '1234',
      ],
      ...[
        '<|endoftext|>',
        '<|endofprompt|>',
        '<|',
        '|>',
        '/',
        '//',
        '\\',
        '{{',
        '}}',
        '---',
        '\u0000',
        '\ud800',
        '\udc00',
      ],
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('the o200k_base counter', () => {
  before(() => {
    openAiTokens(o200kCounter().encoding);
  });

  it('counts what OpenAI’s encoder counts, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(oddities, unicodeText, templateText, anyText, fc.lorem()), (text) => {
        assert.equal(o200kCounter().count(text), openAiTokens(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes the names of special tokens for text', () => {
    // Taken as the special token it would be one.
    assert.ok(o200kCounter().count('<|endoftext|>') > 1);
    for (const text of ['<|endoftext|>', '<|endofprompt|> and <|endoftext|><|endoftext|>']) {
      assert.equal(o200kCounter().count(text), openAiTokens(text));
    }
  });

  it('counts nothing in an empty text', () => {
    assert.equal(o200kCounter().count(''), 0);
  });

  it('counts the same in steps, also after counting something else in between', () => {
    fc.assert(
      fc.property(oddities, oddities, (one, other) => {
        const steps = o200kCounter().countInSteps(one);
        const [first] = [steps.next()];
        const between = o200kCounter().count(other);
        const { value } = first.done === true ? first : countSteps(steps);
        assert.equal(value, openAiTokens(one));
        assert.equal(between, openAiTokens(other));
      }),
      { numRuns: 100 },
    );
  });

  describe('takes time in proportion to the text, and pauses on the way', () => {
    const hostile: Readonly<Record<string, string>> = {
      'one letter': 'a',
      'letters without a blank': 'abcdefgh',
      blanks: ' ',
      'line ends': '\n',
      dashes: '-',
      'zero-width characters': '\u200b',
      'one Chinese character': '中',
      'emoji joined': '👩‍',
      digits: '1',
      'combining marks': '́',
      'mixed white space': ' \t\n\u3000',
    };
    for (const [what, period] of Object.entries(hostile)) {
      it(what, () => {
        const text = (units: number): string => period.repeat(Math.ceil(units / period.length));
        const short = countSteps(o200kCounter().countInSteps(text(20_000))).pauses;
        const long = countSteps(o200kCounter().countInSteps(text(40_000))).pauses;
        assert.ok(long >= 1, 'no pause in 40,000 units');
        assert.ok(long <= 2.5 * short + 2, `${short} pauses, then ${long}`);
      });
    }
  });
});

describe('loadRankTable', () => {
  const file = readFileSync(resolve(import.meta.dirname, '../../../dist/o200k_base.ranks'));

  it('refuses a damaged file', () => {
    const damages: Readonly<Record<string, Uint8Array>> = {
      'an empty file': new Uint8Array(),
      'a file of another kind': Buffer.from('{"bpe_ranks": []}'),
      'a file cut in its head': file.subarray(0, 20),
      'a file cut in half': file.subarray(0, file.length >> 1),
      'a file that lacks its last byte': file.subarray(0, -1),
      'a file with a byte too many': Buffer.concat([file, Buffer.of(0)]),
      'a file of another version': Buffer.concat([Buffer.of(file[0] ?? 0, 255), file.subarray(2)]),
    };
    for (const [what, damaged] of Object.entries(damages)) {
      assert.throws(() => runSteps(loadRankTable(damaged)), Error, what);
    }
  });
});
