import type { PageControl, PageFields } from '../../webview/protocol.ts';

type Option = readonly [value: string, label: string];

/** Makes controls that keep what was entered. */
export interface Controls {
  /** @param usual the value where none was entered, or one that is not offered any more. */
  readonly select: (
    name: string,
    label: string,
    usual: string,
    options: readonly Option[],
  ) => PageControl;
  readonly text: (
    name: string,
    label: string,
    usual: string,
    hint?: string,
    suggestions?: readonly string[],
  ) => PageControl;
  /** Options whose label is their value. */
  readonly same: (values: readonly string[]) => readonly Option[];
}

/** Controls over what was entered, and what is wrong with it. */
export function createControls(
  fields: PageFields,
  problems: ReadonlyMap<string, string>,
): Controls {
  return {
    select: (name, label, usual, options) => {
      const value = fields[name];
      const isOffered = options.some(([one]) => one === value);
      return {
        kind: 'select',
        name,
        label,
        value: value !== undefined && isOffered ? value : usual,
        options: options.map(([one, text]) => ({ value: one, label: text })),
      };
    },
    text: (name, label, usual, hint = '', suggestions = []) => ({
      kind: 'text',
      name,
      label,
      value: fields[name] ?? usual,
      hint,
      problem: problems.get(name) ?? '',
      suggestions: [...suggestions],
    }),
    same: (values) => values.map((value) => [value, value]),
  };
}
