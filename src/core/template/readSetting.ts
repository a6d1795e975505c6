import { expectedWords } from './headerFindings.ts';
import { REQUEST_FIELDS } from './headerFields.ts';
import { inEnglish } from '../text/wording.ts';

/** The name of a request key, as headers write it. */
export type RequestKey = keyof typeof REQUEST_FIELDS;

/** A value from outside a template (an option, an editor setting): usable, or not and what was expected. */
export type SettingReading =
  { readonly kind: 'valid' } | { readonly kind: 'invalid'; readonly expected: string };

/** Checks one request key's value as the header would. */
export function readSetting(key: RequestKey, value: unknown): SettingReading {
  const field = REQUEST_FIELDS[key];
  return field.schema.safeParse(value).success
    ? { kind: 'valid' }
    : { kind: 'invalid', expected: inEnglish(expectedWords(field)) };
}
