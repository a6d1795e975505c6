/** A generated template, with its path. */
export type GeneratedTemplate = readonly [path: string, text: string];

const WORDS =
  'slate light soft shadow camera product brand edge colour palette surface texture calm frame height lens field grain paper ink window wall oak linen steel clay'.split(
    ' ',
  );

/** Numbers from 0 to 1 that are the same in each run. */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Templates of 20 brands, each with 40 sentences of rules (about 520 tokens) and 8 of its own. A third has a
 * variable ahead of the rules, a seventh another word in them, an eleventh another order, and a thirteenth
 * Windows line ends.
 */
export function generateTemplates(count: number): readonly GeneratedTemplate[] {
  const random = createRandom();
  const word = (): string => WORDS[Math.floor(random() * WORDS.length)] ?? '';
  const sentence = (): string => {
    const text = Array.from({ length: 12 }, word).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const sentences = (length: number): readonly string[] => Array.from({ length }, sentence);
  const brands = Array.from({ length: 20 }, () => sentences(40));
  return Array.from({ length: count }, (_, index): GeneratedTemplate => {
    let rules = [...(brands[index % brands.length] ?? [])];
    if (index % 7 === 0) rules[3] = rules[3]?.replace(/ \w+/u, ' altered') ?? '';
    if (index % 11 === 0) rules = [...rules.slice(20), ...rules.slice(0, 20)];
    const block = `${rules.slice(0, 20).join(' ')}\n\n${rules.slice(20).join(' ')}`;
    const own = sentences(8).join(' ');
    const header = '---\nmodel: gpt-image-2\ninputs: { product: a kettle }\n---\n';
    const body =
      index % 3 === 0
        ? `Photo of {{product}}.\n\n${block}\n\n${own}\n`
        : `${block}\n\n${own} Show {{product}}.\n`;
    const text = header + body;
    const path = `brand-${index % 50}/t${index}.prompt`;
    return [path, index % 13 === 0 ? text.replaceAll('\n', '\r\n') : text];
  });
}
