import * as vscode from 'vscode';
import { formatJudgement } from '../../core/index.ts';
import { askAfterRefusal } from '../askAfterRefusal.ts';
import { COMMANDS, LOGS_CONTEXT_KEY } from '../ids.ts';
import { appendToLog } from '../usage/appendToLog.ts';
import { assetsOfFile, subjectOfLine, type JudgedSubject } from '../usage/judgedSubject.ts';
import type { LogBytes } from '../usage/logBytes.ts';
import type { UsageService } from '../usage/usageService.ts';

/** What is judged, and the log that it is written to; why nothing can be, in a sentence. */
type Judged = { readonly subject: JudgedSubject; readonly log: vscode.Uri } | string;

const PICTURE = /\.(?:png|jpe?g|webp)$/iu;

/** Marks the image of a logged call as approved or rejected, from its line in the log or from its file. */
export function registerMarkImage(
  usage: UsageService,
  bytes: LogBytes,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const mark = async (accepted: boolean, file: unknown): Promise<void> => {
    const judged = await find(usage, file instanceof vscode.Uri ? file : activeFile());
    if (judged === undefined) return;
    if (typeof judged === 'string') {
      await askAfterRefusal(judged, {
        title: vscode.l10n.t('Show Spend'),
        run: () => vscode.commands.executeCommand(COMMANDS.showSpend),
      });
      return;
    }
    const line = formatJudgement({ of: judged.subject, accepted, at: Date.now() });
    try {
      await appendToLog(judged.log, line, bytes);
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      const reason = error instanceof Error ? error.message : String(error);
      const name = vscode.workspace.asRelativePath(judged.log);
      await askAfterRefusal(
        vscode.l10n.t('Nothing was marked: {0} could not be written, {1}.', name, reason),
        {
          title: vscode.l10n.t('Show Log'),
          run: () => {
            log.show();
          },
        },
      );
    }
  };
  const setContext = (): void => {
    const isKnown = (usage.current?.logs.length ?? 0) > 0;
    void vscode.commands.executeCommand('setContext', LOGS_CONTEXT_KEY, isKnown);
  };
  setContext();
  return vscode.Disposable.from(
    usage.onDidChange(setContext),
    vscode.commands.registerCommand(COMMANDS.markApproved, (file: unknown) => mark(true, file)),
    vscode.commands.registerCommand(COMMANDS.markRejected, (file: unknown) => mark(false, file)),
  );
}

/** The file of the active tab: a text, or a picture in its preview. */
function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return isFile ? input.uri : undefined;
}

async function find(
  usage: UsageService,
  file: vscode.Uri | undefined,
): Promise<Judged | undefined> {
  if (file === undefined) {
    return vscode.l10n.t('Open a usage log, or choose the file of an image.');
  }
  return PICTURE.test(file.path) ? ofPicture(usage, file) : ofLine(file);
}

/** The call on the line of the cursor. */
function ofLine(file: vscode.Uri): Judged | undefined {
  const editor = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === file.toString(),
  );
  if (editor === undefined) {
    return vscode.l10n.t('Open the log, and put the cursor on the line of the call.');
  }
  const { text } = editor.document.lineAt(editor.selection.active);
  const subject = subjectOfLine(text);
  return subject === undefined
    ? vscode.l10n.t(
        'The line at the cursor is no logged call with an id or an asset, so it cannot be marked.',
      )
    : { subject, log: file };
}

/** The asset that is called like the file; asked for when several are. */
async function ofPicture(usage: UsageService, file: vscode.Uri): Promise<Judged | undefined> {
  const assets = usage.current?.rollUp.assets.map(({ asset }) => asset) ?? [];
  const names = assetsOfFile(file.path, assets);
  const [first] = names;
  const path = vscode.workspace.asRelativePath(file);
  if (first === undefined) {
    return vscode.l10n.t(
      'No logged call is for {0}. Log its path or name as asset, so that it can be marked.',
      path,
    );
  }
  const name =
    names.length === 1
      ? first
      : await vscode.window.showQuickPick([...names], {
          title: vscode.l10n.t('Which asset is {0}?', path),
        });
  if (name === undefined) return undefined;
  const log = usage.logOf(name);
  return log === undefined
    ? vscode.l10n.t('No log with one entry a line is known, so that nothing can be added.')
    : { subject: { kind: 'asset', name }, log };
}
