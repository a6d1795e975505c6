import { get_encoding, type Tiktoken } from 'tiktoken';

let encoding: Tiktoken | undefined;

/** The o200k_base tokens of a text by OpenAI’s own encoder, which is loaded once for all tests. */
export function openAiTokens(text: string): number {
  encoding ??= get_encoding('o200k_base');
  return encoding.encode_ordinary(text).length;
}
