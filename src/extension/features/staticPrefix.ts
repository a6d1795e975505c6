import * as vscode from 'vscode';
import { layoutMarkdown } from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import { COMMANDS, STATIC_PREFIX_COLOR } from '../ids.ts';
import { displayLanguage } from '../language.ts';
import { toRange } from '../ranges.ts';
import { onDidChangeSettings, readSettings, toggleStaticPrefix } from '../settings.ts';

/** What is marked, as far as others may ask for it. */
export interface StaticPrefixFeature {
  /** The range that is marked in an editor; undefined while none is. */
  readonly shown: (editor: vscode.TextEditor) => vscode.Range | undefined;
  readonly disposable: vscode.Disposable;
}

/**
 * Marks the beginning of a prompt that is the same in every call by a faint background, with a hover that says
 * how many tokens it has and what ends it.
 */
export function registerStaticPrefix(store: AnalysisStore): StaticPrefixFeature {
  const marked = new WeakMap<vscode.TextEditor, vscode.Range>();
  const mark = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor(STATIC_PREFIX_COLOR),
    overviewRulerColor: new vscode.ThemeColor(STATIC_PREFIX_COLOR),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  const draw = (editor: vscode.TextEditor, ...parts: readonly vscode.DecorationOptions[]): void => {
    editor.setDecorations(mark, parts);
    const [part] = parts;
    if (part === undefined) marked.delete(editor);
    else marked.set(editor, part.range);
  };
  const show = (editor: vscode.TextEditor): void => {
    const { uri, version } = editor.document;
    const known = store.get(uri);
    const { layout } = known?.analysis ?? {};
    if (known === undefined || layout === undefined || !readSettings(uri).staticPrefix) {
      draw(editor);
      return;
    }
    // The editor moves the mark with the text until the new analysis is there.
    if (known.version !== version) return;
    const { prefixSpan, prefixTokens } = layout;
    if (prefixTokens === 0 || prefixSpan.end <= prefixSpan.start) {
      draw(editor);
      return;
    }
    const hoverMessage = new vscode.MarkdownString(layoutMarkdown(layout, displayLanguage()));
    draw(editor, { range: toRange(known.lines, prefixSpan), hoverMessage });
  };
  const showAll = (): void => {
    for (const editor of vscode.window.visibleTextEditors) show(editor);
  };
  showAll();
  const disposable = vscode.Disposable.from(
    mark,
    store.onDidChange((uri) => {
      for (const editor of vscode.window.visibleTextEditors) {
        if (editor.document.uri.toString() === uri.toString()) show(editor);
      }
    }),
    vscode.window.onDidChangeVisibleTextEditors(showAll),
    onDidChangeSettings(showAll),
    vscode.commands.registerCommand(COMMANDS.toggleStaticPrefix, () =>
      toggleStaticPrefix(vscode.window.activeTextEditor?.document.uri),
    ),
  );
  return { shown: (editor) => marked.get(editor), disposable };
}
