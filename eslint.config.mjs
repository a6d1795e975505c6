import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const vscodeOnlyInExtension = {
  name: 'vscode',
  message: 'Only src/extension knows the editor; return plain data and convert it there.',
};
const nodeOnlyInCli = {
  regex: '^node:',
  message: 'Only src/cli, scripts and tests run on Node; inject what you need.',
};

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      '.cache/**',
      'coverage/**',
      '.vscode-test/**',
      '**/node_modules/**',
      'test/fixtures/**',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,mts}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: false }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-console': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [vscodeOnlyInExtension],
          patterns: [
            nodeOnlyInCli,
            { regex: '/(?:cli|extension|webview)/', message: 'The core knows none of its users.' },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'Buffer',
          'window',
          'document',
          'fetch',
          'setTimeout',
          'setInterval',
          'console',
        ].map((name) => ({ name, message: 'The core is pure: let the host do this.' })),
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Date',
          property: 'now',
          message: 'The core has no clock; take the time as a value.',
        },
        {
          object: 'Math',
          property: 'random',
          message: 'The core gives the same result every time.',
        },
      ],
    },
  },
  {
    files: ['src/cli/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [vscodeOnlyInExtension],
          patterns: [
            { regex: '/extension/', message: 'The command line and the extension never meet.' },
            { regex: '/core/(?!index\\.ts$)', message: 'Use the core through src/core/index.ts.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/extension/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            nodeOnlyInCli,
            { regex: '/cli/', message: 'The command line and the extension never meet.' },
            { regex: '/core/(?!index\\.ts$)', message: 'Use the core through src/core/index.ts.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/extension/**/*.ts'],
    ignores: ['src/extension/settings.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'vscode.workspace',
          property: 'getConfiguration',
          message: 'Read settings through src/extension/settings.ts.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.{ts,mts}'],
    rules: { 'max-lines': 'off' },
  },
);
