/** Characters of Chinese, Japanese and Korean, and their punctuation: as wide as two others, and words of their own. */
const WIDE =
  '\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uff60\\uffe0-\\uffe6';
/** What no line begins with. */
const CLOSING = '[、。，．：；！？）」』】〕》”’)\\],.;:]*';
/** A word with the blank before it; its punctuation stays with it. */
const WORD = new RegExp(`\\s*(?:[${WIDE}]|[^\\s${WIDE}]+)${CLOSING}`, 'gu');
const WIDE_CHARACTER = new RegExp(`[${WIDE}]`, 'gu');

/**
 * Cuts a text into lines between its words; a word longer than a line has one of its own.
 *
 * @param longest the width of a line in Latin letters.
 */
export function wrap(text: string, longest: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [word] of text.matchAll(WORD)) {
    if (line !== '' && widthOf(line) + widthOf(word) > longest) {
      lines.push(line);
      line = word.trimStart();
    } else line += line === '' ? word.trimStart() : word;
  }
  return line === '' ? lines : [...lines, line];
}

function widthOf(text: string): number {
  return text.length + (text.match(WIDE_CHARACTER)?.length ?? 0);
}
