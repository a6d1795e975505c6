import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The languages that the editor's words are shipped in beside English. */
export const LANGUAGES = ['de', 'ja', 'zh-cn'] as const;

/** Gives the translation of an English text; throws where there is none. */
export type Translate = (text: string) => string;

/** Reads the translations of a language, those that the extension itself speaks with. */
export async function readTranslations(root: string, language: string): Promise<Translate> {
  const file = join(root, 'l10n', `bundle.l10n.${language}.json`);
  const bundle = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, string>>;
  return (text) => {
    const translation = bundle[text];
    if (translation === undefined) throw new Error(`${file} has no translation of “${text}”`);
    return translation;
  };
}

/** A JSON schema whose titles and descriptions are translated. */
export function translatedSchema(schema: unknown, translate: Translate): unknown {
  if (Array.isArray(schema)) return schema.map((one) => translatedSchema(one, translate));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]: [string, unknown]) => [
      key,
      // A property of such a name holds a schema, no text.
      (key === 'description' || key === 'title') && typeof value === 'string'
        ? translate(value)
        : translatedSchema(value, translate),
    ]),
  );
}

/** A snippet of a template, as VS Code reads it, by its name. */
export type Snippets = Readonly<
  Record<string, { readonly prefix: string; readonly description: string; readonly body: unknown }>
>;

/** Snippets whose names and descriptions are translated; what is typed and what is inserted stays. */
export function translatedSnippets(snippets: Snippets, translate: Translate): Snippets {
  return Object.fromEntries(
    Object.entries(snippets).map(([name, snippet]) => [
      translate(name),
      { ...snippet, description: translate(snippet.description) },
    ]),
  );
}
