import ts from 'typescript';
import { sourceFiles } from './sourceFiles.ts';

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
const DESCRIBERS: ReadonlySet<string> = new Set(['describe', 'described']);

/** Every sentence that the code has said, as the keys of the translations, in the order of the files. */
export function sentencesOf(...folders: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { tree } of sourceFiles(...folders)) visit(tree, found);
  return found;
}

/** True for a literal that is said: it is a sentence of one of the functions that say. */
export function isSaidIn(literal: ts.Node): boolean {
  const { parent } = literal;
  if (ts.isConditionalExpression(parent) && parent.condition !== literal) return isSaidIn(parent);
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === 'expected';
  if (!ts.isCallExpression(parent)) return false;
  const name = nameOf(parent.expression);
  return (
    (SAYERS.has(name) && parent.arguments[0] === literal) ||
    (DESCRIBERS.has(name) && parent.arguments[1] === literal)
  );
}

function visit(node: ts.Node, found: Set<string>): void {
  if (ts.isStringLiteralLike(node) && isSaidIn(node)) found.add(node.text);
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
