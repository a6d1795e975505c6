/**
 * The tokens of js-tiktoken's rank text, in the order of their ranks: lines of a marker, the first rank
 * of the line, and base64 tokens with consecutive ranks.
 */
export function decodeRanks(text: string): readonly Uint8Array[] {
  const tokens: Uint8Array[] = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const [, first = '', ...encoded] = line.split(' ');
    let rank = Number.parseInt(first, 10);
    for (const token of encoded) tokens[rank++] = Buffer.from(token, 'base64');
  }
  return tokens;
}
