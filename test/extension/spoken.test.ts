import assert from 'node:assert/strict';
import ts from 'typescript';
import { callsInEnglish } from '../support/inEnglish.ts';
import { sourceFiles } from '../support/sourceFiles.ts';
import { unspokenIn, unspokenOf } from '../support/unspoken.ts';

const SHELLS = ['src/extension', 'src/extension-node', 'src/webview'] as const;

/** Texts that are the same in every language, each with the reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  'Prompt Cost': 'the name of the product',
  'imported from {}': 'is written into a project file that people of many languages share',
  FileNotFound: 'a code of the editor',
  FileNotADirectory: 'a code of the editor',
  NoPermissions: 'a code of the editor',
  'input, select, textarea': 'a selector',
  "default-src 'none'; style-src {}; script-src 'nonce-{}'; base-uri 'none'; form-action 'none'":
    'a content security policy',
  '---\nmodel: gpt-image-2\nquality: medium\nsize: 1536x1024\ninputs:\n  subject: {}\n---\n{}\n\n{}\n':
    'keys and values of a template',
};

/** Texts of the core that are the same in every language, or that people of the editor never read. */
const IN_CORE: ReadonlySet<string> = new Set([
  // Kinds and units by which the code tells things apart; people are told other words.
  ...['line ends', 'white space', 'date or time', 'seed or random value', 'a block'],
  ...['first draft', 'later draft', 'image', 'megapixel', 'tok', 'batch {}', 'live {}'],
  ...['override {}', 'any size', 'a map', 'a list', 'no name'],
  // Names, and signs in files.
  ...['OpenAI', 'LiteLLM', 'OpenAI model page of gpt-6.2-sol', 'Exif', '{}: null'],
  ...['version https://git-lfs', ' on same line with key'],
  // Thrown for mistakes in the code.
  'A cap is a whole number of attempts from 1, not {}.',
  'Attempts start at 1, not {}.',
  'Acceptance is a share above 0 and up to 1, not {}.',
  'A workflow has at least one lane.',
  '{} is no number of calls.',
  '{} is not a number of tokens from 0 to {}.',
  '{} is not a price from 0 to {}.',
  'How {} cuts text is not known.',
  // Told by the command line alone.
  '{} is no price.',
  '{}: the file says it ends on {}; the price list says {}.',
  'nothing of an end',
  'not listed',
  // Stand among names of pictures and models that are the user's.
  'picture of the call before',
  '(too many to tell apart)',
]);

/** The texts of a line of code that nothing says. */
function unspoken(code: string): readonly string[] {
  const tree = ts.createSourceFile('it.ts', code, ts.ScriptTarget.Latest, true);
  return unspokenOf({ path: 'it.ts', tree }).map(({ text }) => text);
}

describe('what people read in the editor', () => {
  it('is said in their language', () => {
    const bypassing = unspokenIn(...SHELLS).filter(({ text }) => !Object.hasOwn(ALLOWED, text));
    assert.deepEqual(bypassing, [], 'say it with vscode.l10n.t or language.say');
  });

  it('is said by the core in the language of the editor', () => {
    assert.deepEqual(
      callsInEnglish(...SHELLS),
      [],
      'give it displayLanguage() or dollarLanguage()',
    );
  });

  it('has numbers and dates as the language writes them', () => {
    const given = sourceFiles(...SHELLS).filter(({ tree }) =>
      /['"`]en-US|toLocale\w*String\(\)/u.test(tree.text),
    );
    assert.deepEqual(
      given.map(({ path }) => path),
      [],
      'take the locale of the language',
    );
  });

  it('needs no exception that is not used', () => {
    const texts = new Set(unspokenIn(...SHELLS).map(({ text }) => text));
    assert.deepEqual(
      Object.keys(ALLOWED).filter((text) => !texts.has(text)),
      [],
    );
  });
});

describe('what the core tells people', () => {
  // Tables of signs, and what the command line alone writes.
  const silent = /^src\/core\/(?:tokens\/bpe|images\/exif|report\/sarif|plan\/dataRows)/u;

  it('is said in their language', () => {
    const bypassing = unspokenIn('src/core').filter(
      ({ place, text }) => !silent.test(place) && !IN_CORE.has(text),
    );
    assert.deepEqual(bypassing, [], 'put it into words()');
  });

  it('needs no exception that is not used', () => {
    const texts = new Set(unspokenIn('src/core').map(({ text }) => text));
    assert.deepEqual(
      [...IN_CORE].filter((text) => !texts.has(text)),
      [],
    );
  });
});

describe('unspokenOf', () => {
  for (const code of [
    "pick({ placeHolder: 'Folder whose templates use the prices' })",
    "pick({ openLabel: 'Compare' })",
    "pick({ label: isOne ? 'one' : vscode.l10n.t('{0} files', n) })",
    "item.detail = 'late';",
    "group('Differ', changes)",
    'log.warn(`${name} was not moved`)',
    'const count = `${n} prices`;',
    'html`<p>${price} <b>cheapest</b></p>`',
    'html`<section aria-label="What is estimated">${text}</section>`',
    'showErrorMessage(say(sentence) + " and more")',
    "vscode.l10n.t('{0}: {1}', 'of the template', n)",
  ]) {
    it(`finds ${code}`, () => {
      assert.equal(unspoken(code).length, 1);
    });
  }

  for (const code of [
    "import { a } from './a file.ts';",
    "type Kind = 'one kind' | 'another kind';",
    "throw new Error('the state is not as it should be')",
    "vscode.l10n.t('Folder whose templates use the prices')",
    "pick({ label: isOne ? language.say('One request') : language.say('{0} requests', n) })",
    "pick({ label: `$(copy) ${vscode.l10n.t('Copy as Markdown')}` })",
    "run('workbench.action.files.save')",
    'const key = `${kind} ${id}`;',
    'html`<p class="the caption">${caption}</p>`',
    'const isTokens = unit === "tok";',
  ]) {
    it(`leaves ${code}`, () => {
      assert.deepEqual(unspoken(code), []);
    });
  }
});
