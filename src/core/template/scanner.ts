/** What one look at a brace, backslash or dollar sign costs beside the units it reads. */
const UNITS_PER_LOOK = 32;

/**
 * Finds closing marks in one stretch of text. It remembers what it found, so that no part is searched twice,
 * and counts the units it reads, so that the lexer can pause by the work that was done.
 */
export class Scanner {
  readonly text: string;
  readonly end: number;
  #work = 0;
  /** Per mark: every search from `from` up to `found` ends at `found`; Infinity when there is none. */
  readonly #known = new Map<string, { readonly from: number; readonly found: number }>();

  constructor(text: string, end: number) {
    this.text = text;
    this.end = end;
  }

  /** Units read so far, by searches and by looks that were noted. */
  get work(): number {
    return this.#work;
  }

  /** Notes a look at what may begin here, and the units read for it. */
  noteLook(units = 0): void {
    this.#work += UNITS_PER_LOOK + units;
  }

  startsWith(mark: string, offset: number): boolean {
    return offset + mark.length <= this.end && this.text.startsWith(mark, offset);
  }

  /** The offset just behind the next `mark`, or undefined when there is none before the stretch ends. */
  endAfter(mark: string, from: number): number | undefined {
    const known = this.#known.get(mark);
    let found = known?.found ?? -1;
    if (known === undefined || from < known.from || from > found) {
      const at = this.text.indexOf(mark, from);
      found = at < 0 || at + mark.length > this.end ? Infinity : at;
      this.#work += Math.min(found, this.end) - from;
      this.#known.set(mark, { from, found });
    }
    return found === Infinity ? undefined : found + mark.length;
  }

  /** The offset of the next of some single signs, at most `limit`. */
  indexOfAny(signs: string, from: number, limit: number): number {
    const stop = Math.min(limit, this.end);
    let offset = from;
    while (offset < stop && !signs.includes(this.text.charAt(offset))) offset++;
    this.#work += Math.max(0, offset - from);
    return offset;
  }
}
