import * as vscode from 'vscode';
import {
  diffPrices,
  priceEntries,
  PROJECT_FILE_NAME,
  readPriceFile,
  sayWording,
  SHIPPED_CATALOGUE,
  writePrices,
  type PriceChange,
  type PriceDiff,
} from '../../core/index.ts';
import { COMMANDS } from '../ids.ts';
import { askAfterRefusal } from '../askAfterRefusal.ts';
import { displayLanguage, dollarLanguage } from '../language.ts';
import { chooseAnother, pickPriceFile, pickPrices } from '../pricePicks.ts';
import type { Projects } from '../projects.ts';
import { linesOf, toRange } from '../ranges.ts';
import { readAnalysisSettings } from '../settings.ts';
import { CANCELLED, runInSlices } from '../slices.ts';
import { today } from '../today.ts';

/** Takes prices from LiteLLM's file or a router's model list into the project file, after showing each of them. */
export function registerImportPrices(projects: Projects): vscode.Disposable {
  const importPrices = async (argument: unknown): Promise<void> => {
    const given = givenImport(argument);
    const target = await findTarget(projects);
    if (target === undefined) return;
    const file = given?.file ?? (await pickPriceFile());
    if (file === undefined) return;
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const reading = await readPrices(file, name);
    if (reading === undefined) return;
    const diff = diffPrices(SHIPPED_CATALOGUE, target.catalogue, reading, true);
    const accepted = given?.accept ? acceptedOf(diff, given.accept) : await pickPrices(diff, name);
    if (accepted === undefined || accepted.length === 0) return;
    await apply(target, accepted, name);
  };
  return vscode.commands.registerCommand(COMMANDS.importPrices, importPrices);
}

/** What a key binding or another extension asks for: `{ file, accept? }`, an address and the ids of prices. */
function givenImport(
  argument: unknown,
): { readonly file: vscode.Uri; readonly accept: readonly unknown[] | undefined } | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  if (!('file' in argument) || typeof argument.file !== 'string') return undefined;
  const accept: unknown = 'accept' in argument ? argument.accept : undefined;
  return {
    file: vscode.Uri.parse(argument.file, true),
    accept: Array.isArray(accept) ? accept : undefined,
  };
}

function acceptedOf({ changes }: PriceDiff, ids: readonly unknown[]): readonly PriceChange[] {
  return changes.filter(({ id }) => ids.includes(id));
}

/** The project file that prices go into. */
interface Target {
  readonly uri: vscode.Uri;
  /** Undefined where the file is not there yet. */
  readonly text: string | undefined;
  readonly catalogue: typeof SHIPPED_CATALOGUE;
}

/** The project of the active document, or of a folder; a new file where there is none. */
async function findTarget(projects: Projects): Promise<Target | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder =
    (active && vscode.workspace.getWorkspaceFolder(active)) ??
    (vscode.workspace.workspaceFolders?.length === 1
      ? vscode.workspace.workspaceFolders[0]
      : await vscode.window.showWorkspaceFolderPick({
          placeHolder: vscode.l10n.t('Folder whose templates use the prices'),
        }));
  if (folder === undefined) return undefined;
  const root = vscode.Uri.joinPath(folder.uri, PROJECT_FILE_NAME);
  const isWithin = active !== undefined && vscode.workspace.getWorkspaceFolder(active) === folder;
  const asked = isWithin ? active : root;
  const { context, found } = await projects.of(asked, readAnalysisSettings(asked).user);
  return { uri: found?.uri ?? root, text: found?.text, catalogue: context.catalogue };
}

async function readPrices(
  file: vscode.Uri,
  name: string,
): Promise<Parameters<typeof diffPrices>[2] | undefined> {
  let text: string;
  try {
    text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await askAfterRefusal(vscode.l10n.t('{0} cannot be read: {1}', name, reason), chooseAnother());
    return undefined;
  }
  const reading = await runInSlices(readPriceFile(text, SHIPPED_CATALOGUE));
  if (reading === CANCELLED) return undefined;
  if (reading.kind === 'read') return reading.prices;
  await askAfterRefusal(
    vscode.l10n.t('{0} cannot be used: {1}.', name, sayWording(reading.reason, dollarLanguage())),
    chooseAnother(),
  );
  return undefined;
}

/** Shows the edits for confirmation; nothing changes before. */
async function apply(
  { uri, text }: Target,
  accepted: readonly PriceChange[],
  name: string,
): Promise<void> {
  const before = text ?? '';
  const written = writePrices(before, priceEntries(accepted, `imported from ${name}`, today()));
  const target = vscode.workspace.asRelativePath(uri);
  if (written.kind === 'refused') {
    await askAfterRefusal(
      vscode.l10n.t(
        '{0} is left as it is: {1}',
        target,
        sayWording(written.reason, dollarLanguage()),
      ),
      {
        title: vscode.l10n.t('Open File'),
        run: () => vscode.window.showTextDocument(uri),
      },
    );
    return;
  }
  const metadata: vscode.WorkspaceEditEntryMetadata = {
    needsConfirmation: true,
    label:
      accepted.length === 1
        ? vscode.l10n.t('Import one price from {0}', name)
        : displayLanguage().say('Import {0} prices from {1}', accepted.length, name),
  };
  const edit = new vscode.WorkspaceEdit();
  if (text === undefined) edit.createFile(uri, { ignoreIfExists: true }, metadata);
  const lines = linesOf(before);
  for (const { span, newText } of written.edits) {
    edit.replace(uri, toRange(lines, span), newText, metadata);
  }
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}
