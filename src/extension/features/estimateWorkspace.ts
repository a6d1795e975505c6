import * as vscode from 'vscode';
import { workspaceMarkdown } from '../../core/index.ts';
import { COMMANDS, WORKSPACE_COST_SCHEME } from '../ids.ts';
import { displayLanguage } from '../language.ts';
import { CANCELLED, nextSlice, runInSlices } from '../slices.ts';
import { openInEditor } from '../templateArgument.ts';
import type { WorkspaceCosts } from '../workspaceCosts.ts';
import { showRendered } from './breakdown.ts';

/** Most requests whose table is rendered; a longer one is shown as text. */
const MOST_RENDERED = 400;

/** The one page; estimating again refreshes it. */
const PAGE = vscode.Uri.from({
  scheme: WORKSPACE_COST_SCHEME,
  path: `/${vscode.l10n.t('Cost of the workspace')}.md`,
});

/** Prices every template of the workspace into a Markdown page; the tree shows the same. */
export function registerEstimateWorkspace(costs: WorkspaceCosts): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  /** What was estimated last; it stays until all of the new is there. */
  let page: string | undefined;
  const write = async (): Promise<string> => {
    const text = await runInSlices(workspaceMarkdown(costs.entries(), displayLanguage()));
    // The editor takes a long text over in one piece.
    await nextSlice();
    return text === CANCELLED ? '' : text;
  };
  const read = (): Thenable<boolean> =>
    vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Estimating templates'),
        cancellable: true,
      },
      (progress, cancellation) => {
        let before = 0;
        return costs.complete(cancellation, (done, all) => {
          const increment = Math.max(0, ((done - before) / Math.max(1, all)) * 100);
          progress.report({ message: displayLanguage().say('{0} of {1}', done, all), increment });
          before = done;
        });
      },
    );
  const estimate = async (): Promise<string | undefined> => {
    if (!(await read())) return undefined;
    page = await write();
    changed.fire(PAGE);
    // Rendering thousands of rows would hold up the extension host, which does it, for longer than a frame.
    if (costs.total().sum.requests > MOST_RENDERED) await openInEditor(PAGE);
    else await showRendered(PAGE, 'here');
    return page;
  };
  /** After a window was opened anew, the editor asks for a page that nothing has been estimated for yet. */
  const give = async (
    _uri: vscode.Uri,
    cancellation: vscode.CancellationToken,
  ): Promise<string> => {
    if (page === undefined && (await costs.complete(cancellation, () => undefined))) {
      page = await write();
    }
    return page ?? '';
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(WORKSPACE_COST_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: give,
    }),
    vscode.commands.registerCommand(COMMANDS.estimateWorkspace, estimate),
  );
}
