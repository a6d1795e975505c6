/** A template's or file's own words where the editor draws icons: `$(bug)` stays as it is written. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\([\w~-]+\)/gu, '\\$&');
}
