/** Puts a sentence into the language of the editor; `{0}`, `{1}` … stand for the values. */
export type Say = (sentence: string, ...values: (string | number)[]) => string;

/** English as it is written in the code. */
export const sayEnglish: Say = (sentence, ...values) =>
  sentence.replace(/\{(\d+)\}/gu, (whole, index: string) => String(values[Number(index)] ?? whole));
