/** Control characters, and those that reorder text: a file name must not steer the terminal. */
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Shows what could steer a terminal as `\u{…}`, and everything else as it is. */
export function escapeControls(text: string): string {
  return text.replace(CONTROLS, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}
