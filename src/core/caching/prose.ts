/** Words after which a full stop does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{L}|e\.g|i\.e|approx|ca|etc|vs|no|nos|fig|min|max|mr|mrs|ms|dr|st|inc|ltd|dept|vol|resp|incl|excl|cf|al)\.$/iu;
/** Words at the start of a sentence that take up the one before. */
const TAKES_UP =
  /^(?:[-*•]\s*)?(?:it|its|it’s|it's|they|their|them|this|that|these|those|he|she|his|her|both|each|such|there|then|next|afterwards?|finally|also|additionally|furthermore|moreover|instead|otherwise|however|but|and|or|so|therefore|thus|hence|likewise|similarly|again|as such|the (?:same|latter|former|other|others|rest)|in (?:that|this) case|if (?:so|not))\b/iu;
/** A word that every reference to another place has; looking for one takes a fifteenth of the time. */
const NAMES_PLACE = /above|below|previous|afore|earlier|preceding|next|following|[上下前]/iu;
/** References to other places of the text, which a move would turn round. */
const POINTS_ELSEWHERE =
  /\b(?:as|described|mentioned|listed|given|stated|specified|defined|set|rules?|texts?|palette|lists?|sections?|instructions?|details?|descriptions?|information|words?) (?:above|below)\b|\b(?:above|below|previously|afore|earlier)[- ]?(?:mentioned|described|listed|given|stated|specified|defined)\b|\bthe (?:above|previous|preceding|next|following) (?:rules?|text|list|sections?|instructions?|paragraphs?|sentences?|steps?)\b|上述|以上|如上|下述|以下|如下|上文|下文|前述/iu;

/** Whether a line is a heading, which is nothing without what follows it. */
export function isHeading(paragraph: string): boolean {
  const line = paragraph.trim();
  if (line === '' || /[\r\n]/u.test(line) || line.length > 200) return false;
  return (
    /^#{1,6}\s/u.test(line) || /[:：]$/u.test(line) || /^(?:\*\*|__)[^*_]+(?:\*\*|__)$/u.test(line)
  );
}

/** Whether a paragraph is a numbered step, whose place among the others matters. */
export function isOrdered(paragraph: string): boolean {
  return /^\s*(?:\d{1,3}|[a-z])[.)]\s|^\s*(?:step|phase|panel|scene|frame|page|part)\s+\d/iu.test(
    paragraph,
  );
}

/** Whether a line stands under a label, such as “Light: …”, which is meant for all of it. */
export function isLabelled(line: string): boolean {
  return /^\s*(?:\*\*|__)?[^\s:.]{1,30}(?:\s[^\s:.]{1,30}){0,3}(?:\*\*|__)?:/u.test(line);
}

/** Whether a line is an item of a list. */
export function isListLine(line: string): boolean {
  return /^\s*(?:[-*•–+]|\d{1,3}[.)])\s/u.test(line);
}

/** Whether a sentence or paragraph takes up the one before, so that it must follow it. */
export function leansOnBefore(text: string): boolean {
  return TAKES_UP.test(text.trimStart().slice(0, 60)) || /^\s*[\p{Ll}]/u.test(text);
}

/** Whether a text that ends here ends a sentence. */
export function endsSentence(text: string): boolean {
  return !ABBREVIATION.test(text.replace(/["'”’)\]]+$/u, ''));
}

/** Whether a text speaks of other places in the same text, so that nothing of it may change places. */
export function pointsElsewhere(text: string): boolean {
  return NAMES_PLACE.test(text) && POINTS_ELSEWHERE.test(text);
}

/** Most names that are looked for; a prompt with more variables is not read as prose anyway. */
const MOST_NAMES = 200;

/** Whether one of the texts takes up one of these names (“this product”), so that it must not come before it. */
export function takesUp(texts: readonly string[], names: ReadonlySet<string>): boolean {
  const words = [...names].slice(0, MOST_NAMES).flatMap((name) => {
    const word =
      name
        .trim()
        .split(/[\s._-]+/u)
        .at(-1) ?? '';
    return /^[\p{L}\p{N}]+$/u.test(word) ? [word] : [];
  });
  if (words.length === 0) return false;
  const phrase = new RegExp(`\\b(?:this|that|these|those)\\s+(?:${words.join('|')})`, 'iu');
  return texts.some((text) => phrase.test(text));
}

/** Whether a prompt is JSON, XML or code rather than prose: then its parts have no meaning by themselves. */
export function isStructured(text: string): boolean {
  // A bracket alone may open a label, and two braces a variable.
  if (/^\s*(?:\{(?![{%#]|argument\s)|\[\s*["{[]|<[a-z!?/])/iu.test(text)) return true;
  return text.includes('```') || /^[ \t]*"[^"\r\n]{1,80}"\s*:/mu.test(text);
}

/** Whether a text is in English, the only language whose sentences are told apart. */
export function isEnglish(text: string): boolean {
  const words = text
    .slice(0, 4_000)
    .toLowerCase()
    .match(/\b(?:the|and|of|with|a|in|no|for|on)\b/gu);
  return (words?.length ?? 0) >= 3;
}
