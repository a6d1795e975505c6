/** Longest stretch of a user's own words in a message, in UTF-16 units. */
const LONGEST = 60;

/** A user's own words for a message: on one line, and cut with an ellipsis where they are long. */
export function shorten(text: string): string {
  // Only the beginning counts, and there may be megabytes behind it.
  const oneLine = text.slice(0, 4 * LONGEST).replace(/\s+/gu, ' ');
  if (oneLine.length <= LONGEST && text.length <= 4 * LONGEST) return oneLine;
  const cut = oneLine.slice(0, LONGEST - 3);
  // Half of a surrogate pair is no character.
  return `${cut.replace(/[\ud800-\udbff]$/, '')}…`;
}
