/** Colours as the editor gives them to a page, for one theme. */
export interface PageTheme {
  readonly name: string;
  readonly forcedColors: 'active' | 'none';
  readonly variables: Readonly<Record<string, string>>;
}

function theme(
  name: string,
  [ground, text, field, line, focus, error]: readonly [
    string,
    string,
    string,
    string,
    string,
    string,
  ],
  forcedColors: PageTheme['forcedColors'] = 'none',
): PageTheme {
  return {
    name,
    forcedColors,
    variables: {
      '--vscode-editor-background': ground,
      '--vscode-foreground': text,
      '--vscode-input-background': field,
      '--vscode-input-foreground': text,
      '--vscode-input-border': line,
      '--vscode-dropdown-background': field,
      '--vscode-dropdown-foreground': text,
      '--vscode-dropdown-border': line,
      '--vscode-focusBorder': focus,
      '--vscode-errorForeground': error,
    },
  };
}

/** Values of the themes that the editor ships. */
export const PAGE_THEMES: readonly PageTheme[] = [
  theme('light', ['#ffffff', '#3b3b3b', '#ffffff', '#cecece', '#005fb8', '#c72e0f']),
  theme('dark', ['#1f1f1f', '#cccccc', '#313131', '#3c3c3c', '#0078d4', '#f85149']),
  theme('high contrast', ['#000000', '#ffffff', '#000000', '#6fc3df', '#f38518', '#f48771']),
  theme(
    'forced colours',
    ['#000000', '#ffffff', '#000000', '#6fc3df', '#f38518', '#f48771'],
    'active',
  ),
];
