import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  LANGUAGES,
  translatedSchema,
  translatedSnippets,
  type Snippets,
} from '../../scripts/translate.mts';

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
