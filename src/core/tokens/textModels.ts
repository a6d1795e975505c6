/** The encodings that there are rank files of. */
export type Encoding = 'o200k_base' | 'cl100k_base';

/** The encoding of the prompts of image models, and of most text models. */
export const USUAL_ENCODING: Encoding = 'o200k_base';

/**
 * How text models count, by the beginnings of their ids. Models that are newer than the list are not in it: nobody has
 * said how they count. Source: `model.py` of openai/tiktoken, as the package tiktoken 1.0.22 carries it.
 */
const TEXT_MODELS: readonly (readonly [RegExp, Encoding])[] = [
  [/^(?:chatgpt-4o|gpt-4o|gpt-4\.1|gpt-4\.5|gpt-5|o1|o3|o4-mini)(?:-|$)/u, 'o200k_base'],
  [/^(?:gpt-4|gpt-3\.5-turbo|gpt-35-turbo|davinci-002|babbage-002)(?:-|$)/u, 'cl100k_base'],
  [/^text-embedding-(?:ada-002|3-small|3-large)$/u, 'cl100k_base'],
];

/** The encoding of a text model; undefined when it is not known. */
export function encodingOfTextModel(id: string): Encoding | undefined {
  const plain = plainModelId(id);
  return TEXT_MODELS.find(([ids]) => ids.test(plain))?.[1];
}

/** A text model's id as OpenAI writes it, without its maker before it. */
export function plainModelId(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replace(/^openai[/:]/u, '');
}
