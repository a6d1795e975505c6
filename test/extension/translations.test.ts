import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PICTURE_WORDS } from '../../scripts/pictures.mts';
import { createLanguage } from '../../src/core/index.ts';
import { catalogueSentences } from '../support/catalogueSentences.ts';
import { sentencesOf } from '../support/sentences.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(resolve(root, file), 'utf8')) as Record<string, string>;

const LANGUAGES = ['de', 'ja', 'zh-cn'] as const;

/** The places `{0}`, `{1}` … of a sentence, in their order. */
function placesOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\d+\}/gu)].map(([place]) => place).sort();
}

/** Names and descriptions of the snippets, which the editor itself shows. */
function snippetWords(): readonly string[] {
  const snippets = JSON.parse(
    readFileSync(resolve(root, 'syntaxes/image-prompt.snippets.json'), 'utf8'),
  ) as Readonly<Record<string, { readonly description: string }>>;
  return Object.entries(snippets).flatMap(([name, { description }]) => [name, description]);
}

describe('the translations', () => {
  const said = new Set([
    ...sentencesOf('src/core', 'src/extension'),
    ...catalogueSentences(),
    ...snippetWords(),
    ...PICTURE_WORDS,
  ]);

  it('are packed with the manifest', () => {
    assert.equal(read('package.json')['l10n'], './l10n');
    const packed = readFileSync(resolve(root, '.vscodeignore'), 'utf8');
    for (const file of ['!l10n/*.json', '!package.nls.*.json']) assert.ok(packed.includes(file));
  });

  for (const language of LANGUAGES) {
    const bundle = read(`l10n/bundle.l10n.${language}.json`);

    it(`keep the places of each sentence in ${language}`, () => {
      for (const [sentence, translation] of Object.entries(bundle)) {
        assert.deepEqual(placesOf(translation), placesOf(sentence), sentence);
      }
    });

    it(`say what the code says in ${language}, and nothing else`, () => {
      const missing = [...said].filter((sentence) => !Object.hasOwn(bundle, sentence));
      const dead = Object.keys(bundle).filter((sentence) => !said.has(sentence));
      assert.deepEqual({ missing, dead }, { missing: [], dead: [] });
    });

    it(`have every text of the manifest in ${language}`, () => {
      const texts = read(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(texts).sort(), Object.keys(read('package.nls.json')).sort());
      const links = (text: string): readonly string[] =>
        [...text.matchAll(/\]\((command:[^)]+)\)/gu)].map(([, link = '']) => link);
      for (const [key, text] of Object.entries(read('package.nls.json'))) {
        assert.deepEqual(links(texts[key] ?? ''), links(text), key);
      }
    });
  }

  it('are said with the numbers of the language', () => {
    const bundle = read('l10n/bundle.l10n.de.json');
    const german = createLanguage('de', (sentence) => bundle[sentence] ?? sentence);
    assert.equal(
      german.say('That is enough to be cached ({0} tokens).', 1_024),
      'Das reicht, um zwischengespeichert zu werden (1.024 Token).',
    );
  });

  it('find the sentences of the code', () => {
    assert.ok(existsSync(resolve(root, 'l10n')));
    assert.ok(said.has('Show how this cost is made up'));
    assert.ok(said.has('{0} draft'));
    assert.ok(said.has('a path or an address'));
  });
});
