import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../..');

/** Functions whose first argument is a sentence that people read in their language. */
const SAYERS: ReadonlySet<string> = new Set([
  'l10n.t',
  'say',
  'words',
  'sentence',
  'told',
  'titled',
]);
/** Functions whose second argument is one: what a key of a file means. */
const DESCRIBERS: ReadonlySet<string> = new Set(['describe']);

/** Every sentence that the code has said, as the keys of the translations, in the order of the files. */
export function sentencesOf(...folders: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const folder of folders) {
    const names = readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((one) => one.endsWith('.ts')).sort()) {
      const text = readFileSync(resolve(root, folder, name), 'utf8');
      const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
      visit(file, found);
    }
  }
  return found;
}

function visit(node: ts.Node, found: Set<string>): void {
  if (ts.isCallExpression(node)) {
    const name = nameOf(node.expression);
    if (SAYERS.has(name)) collect(node.arguments[0], found);
    if (DESCRIBERS.has(name)) collect(node.arguments[1], found);
  }
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'expected') {
    collect(node.initializer, found);
  }
  ts.forEachChild(node, (child) => {
    visit(child, found);
  });
}

/** `say` of `language.say`, but `l10n.t` of `vscode.l10n.t`, as a `t` alone says nothing. */
function nameOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (!ts.isPropertyAccessExpression(expression)) return '';
  const { name, expression: owner } = expression;
  return name.text === 't' && ts.isPropertyAccessExpression(owner)
    ? `${owner.name.text}.t`
    : name.text;
}

function collect(node: ts.Expression | undefined, found: Set<string>): void {
  if (node === undefined) return;
  if (ts.isStringLiteralLike(node)) found.add(node.text);
  if (ts.isConditionalExpression(node)) {
    collect(node.whenTrue, found);
    collect(node.whenFalse, found);
  }
}
