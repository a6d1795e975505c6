import ts from 'typescript';
import { isSaidIn } from './sentences.ts';
import { sourceFiles, type SourceFile } from './sourceFiles.ts';

/** Properties whose texts people read. */
const SHOWN: ReadonlySet<string> = new Set(
  'label description detail title placeHolder placeholder prompt tooltip openLabel saveLabel message text heading caption documentation summary hint note unit'.split(
    ' ',
  ),
);

/** A text in the code that people would read in English whatever their language is. */
export interface Unspoken {
  readonly place: string;
  /** With `{}` where something is put in. */
  readonly text: string;
}

/**
 * The texts of some folders that look like words for people and that nothing says in their language: texts of several
 * words, texts that begin like a sentence, texts of properties that are shown, and words between the tags of markup.
 * What is thrown is left out: it goes to the log, for whoever mends it.
 */
export function unspokenIn(...folders: readonly string[]): readonly Unspoken[] {
  return sourceFiles(...folders).flatMap(unspokenOf);
}

/** The same of a text of code. */
export function unspokenOf({ path, tree }: SourceFile): readonly Unspoken[] {
  const found: Unspoken[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isNewExpression(node)) {
      if (!ts.isNewExpression(node) || node.expression.getText() === 'Error') return;
    }
    const text = textOf(node);
    if (text !== undefined && !isSaidIn(node) && isForPeople(node, text)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      found.push({ place: `${path}:${line + 1}`, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The text of a literal with `{}` in the places that are filled; of markup what stands between tags and in labels. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return wordsOf(node.text);
  if (!ts.isTemplateExpression(node)) return undefined;
  return wordsOf(
    [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}'),
  );
}

function wordsOf(text: string): string {
  if (!/<[/!]?\w|\w="/u.test(text)) return text;
  const labels = [...text.matchAll(/\b(?:aria-label|alt|title|placeholder)="([^"]*)"/gu)];
  return [
    text.replaceAll(/<!?[^>]*>|[\w-]+="[^"]*"/gu, ' '),
    ...labels.map(([, label = '']) => label),
  ].join(' ');
}

function isMarkup({ parent }: ts.Node): boolean {
  return ts.isTaggedTemplateExpression(parent) && parent.tag.getText() === 'html';
}

function isForPeople(node: ts.Node, text: string): boolean {
  // An icon is no word, and what is put in stands for one.
  const words = text
    .replaceAll(/\$\([\w-]+\)/gu, ' ')
    .replaceAll('{}', '□')
    .trim();
  if (!/\p{L}/u.test(words)) return false;
  if (isMarkup(node) || /^\p{Lu}\p{Ll}/u.test(words)) return true;
  return (
    /\p{L}{2}\S*\s+\S*[\p{L}□]|[\p{L}□]\S*\s+\S*\p{L}{2}/u.test(words) ||
    (isShown(node) && /^[\p{L}\p{P}]+$/u.test(words))
  );
}

/** True for the value of a property that is shown, also where a condition decides on it. */
function isShown({ parent }: ts.Node): boolean {
  if (ts.isConditionalExpression(parent)) return isShown(parent);
  if (ts.isPropertyAssignment(parent)) return SHOWN.has(parent.name.getText());
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(parent.left) &&
    SHOWN.has(parent.left.name.text)
  );
}
