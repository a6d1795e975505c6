import ts from 'typescript';
import { sourceFiles } from './sourceFiles.ts';

/** Functions of the core that speak English unless they are given a language, and where they take it. */
function speakers(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { tree } of sourceFiles('src/core')) {
    for (const node of tree.statements) {
      if (!ts.isFunctionDeclaration(node) || node.name === undefined) continue;
      const at = node.parameters.findIndex(
        ({ type, initializer }) => type?.getText() === 'Language' && initializer !== undefined,
      );
      if (at >= 0) found.set(node.name.text, at);
    }
  }
  return found;
}

/** The places in some folders that let the core speak English, because they give it no language. */
export function callsInEnglish(...folders: readonly string[]): readonly string[] {
  const takesAt = speakers();
  return sourceFiles(...folders).flatMap(({ path, tree }) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
        const at = takesAt.get(node.expression.text);
        if (at !== undefined && node.arguments.length <= at) {
          const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
          found.push(`${path}:${line + 1} ${node.expression.text}`);
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}
