import type { Language } from '../../../core/index.ts';

/** A count for people. */
export function numberOf(count: number, { formats }: Language): string {
  return formats.plain.format(count);
}

/** A share for people, such as `31.4 %`. */
export function percent(share: number, language: Language): string {
  return language.say('{0} %', Math.round(share * 1_000) / 10);
}
