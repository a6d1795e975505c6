import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createLanguage, type Language } from '../../src/core/index.ts';

const file = resolve(import.meta.dirname, '../../l10n/bundle.l10n.de.json');

/** German as it is shipped. */
export function german(): Language {
  const bundle = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  return createLanguage('de', (sentence) => bundle[sentence] ?? sentence);
}
