import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { translatedPicture } from '../../scripts/pictures.mts';
import {
  LANGUAGES,
  translatedSchema,
  translatedSnippets,
  type Snippets,
} from '../../scripts/translate.mts';
import { createLanguage } from '../../src/core/index.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): unknown => JSON.parse(readFileSync(resolve(root, file), 'utf8'));
const texts = (file: string): Readonly<Record<string, string>> =>
  read(file) as Readonly<Record<string, string>>;

/** Every title and description of a schema, in order. */
function wordsOf(schema: unknown): readonly string[] {
  const words: string[] = [];
  translatedSchema(schema, (text) => {
    words.push(text);
    return text;
  });
  return words;
}

describe('translatedSchema', () => {
  it('translates titles and descriptions, and neither keys nor properties of these names', () => {
    const schema = {
      title: 'a',
      properties: { title: { description: 'b', type: 'string' }, x: { enum: ['description'] } },
      anyOf: [{ description: 'c' }],
    };
    assert.deepEqual(
      translatedSchema(schema, (text) => text.toUpperCase()),
      {
        title: 'A',
        properties: { title: { description: 'B', type: 'string' }, x: { enum: ['description'] } },
        anyOf: [{ description: 'C' }],
      },
    );
  });
});

describe('translatedSnippets', () => {
  it('translates what is read, and leaves what is typed and inserted', () => {
    const snippets: Snippets = {
      Name: { prefix: 'name', description: 'What', body: ['name: $1'] },
    };
    assert.deepEqual(
      translatedSnippets(snippets, (text) => text.toUpperCase()),
      { NAME: { prefix: 'name', description: 'WHAT', body: ['name: $1'] } },
    );
  });
});

describe('the files that the manifest names by language', () => {
  const english = texts('package.nls.json');

  for (const language of LANGUAGES) {
    const named = texts(`package.nls.${language}.json`);
    const bundle = texts(`l10n/bundle.l10n.${language}.json`);

    it(`are there in ${language}, and packed`, () => {
      const packed = readFileSync(resolve(root, '.vscodeignore'), 'utf8').split('\n');
      for (const key of ['file.snippets', 'file.projectSchema']) {
        const path = named[key] ?? '';
        assert.ok(path.includes(`.${language}.`), path);
        assert.ok(existsSync(resolve(root, path)), path);
      }
      for (const name of ['write', 'explain', 'estimate', 'workspace']) {
        const path = named[`file.walkthrough.${name}`] ?? '';
        assert.ok(path.includes(`.${language}.`) && existsSync(resolve(root, path)), path);
      }
      assert.ok(packed.includes('!dist/walkthrough/*.svg'));
      assert.ok(packed.includes('!dist/snippets/*.json'));
      assert.ok(packed.includes('!dist/schemas/prompt-cost.schema*.json'));
    });

    it(`have the schema of a project file in ${language}, with the same keys`, () => {
      const [own, translated] = [english, named].map((one) =>
        read(one['file.projectSchema'] ?? ''),
      );
      assert.ok(wordsOf(own).length > 50);
      assert.deepEqual(
        wordsOf(translated),
        wordsOf(own).map((text) => bundle[text]),
      );
      const plain = (schema: unknown): unknown => translatedSchema(schema, () => '');
      assert.deepEqual(plain(translated), plain(own));
    });

    it(`have the snippets in ${language}, with the same bodies`, () => {
      const [own, translated] = [english, named].map(
        (one) => read(one['file.snippets'] ?? '') as Snippets,
      );
      assert.deepEqual(
        translated,
        translatedSnippets(own ?? {}, (text) => bundle[text] ?? ''),
      );
    });
  }
});

describe('translatedPicture', () => {
  const words: Readonly<Record<string, string>> = {
    '{0}/image': '{0}/Bild',
    'text in {0} tok': 'Text ein {0} Tok',
    'image out': 'Bild aus',
    '{0} tok': '{0} Tok',
    '{0} per 1M tok': '{0} pro 1M Tok',
    'all templates, once each': 'alle <Vorlagen>',
  };
  const german = createLanguage('de', (text) => words[text] ?? text);
  const lineOf = (line: string): string =>
    translatedPicture(`<title>Old</title><text x="1">${line}</text>`, 'Neu', german);

  for (const [english, translation] of [
    [
      '$0.0412/image · medium 1536×1024 · text in 14 tok',
      '0,0412\u00A0$/Bild · medium 1536×1024 · Text ein 14 Tok',
    ],
    ['image out 1,372 tok × $30 per 1M', 'Bild aus 1.372 Tok × 30\u00A0$ pro 1M Tok'],
    ['⌈48 × 32 × 3,572,864 ÷ 4,000,000⌉', '⌈48 × 32 × 3.572.864 ÷ 4.000.000⌉'],
    ['all templates, once each', 'alle &lt;Vorlagen>'],
    ['teapot.prompt', 'teapot.prompt'],
    ['low', 'low'],
  ] as const) {
    it(`says ${english} in another language`, () => {
      assert.equal(lineOf(english), `<title>Neu</title><text x="1">${translation}</text>`);
    });
  }

  it('leaves no English words in the pictures of the walkthrough', () => {
    const bracketed = createLanguage('en', (text) => `[${text}]`);
    for (const name of ['write', 'explain', 'estimate', 'workspace']) {
      const svg = readFileSync(resolve(root, `media/walkthrough/${name}.svg`), 'utf8');
      const lines = [...translatedPicture(svg, '', bracketed).matchAll(/<text [^>]*>([^<]+)</gu)];
      const left = lines
        .map(([, line = '']) => line.replaceAll(/\[[^\]]*\]/gu, '').trim())
        .filter((line) => /\p{L}{2}/u.test(line));
      assert.deepEqual(
        left.filter(
          (line) => !/\.prompt$|^(?:low|medium|high|▾ \w+|· medium \d+×\d+ ·)$/u.test(line),
        ),
        name === 'write' ? ['Product photograph of one', 'on wet basalt, overcast daylight.'] : [],
      );
    }
  });
});
