import * as vscode from 'vscode';
import { formatUnitPrice, sayWording, type PriceChange, type PriceDiff } from '../core/index.ts';
import { askAfterRefusal, type WayOut } from './askAfterRefusal.ts';
import { withoutIcons } from './icons.ts';
import { COMMANDS } from './ids.ts';
import { dollarLanguage } from './language.ts';

/** Lets the user choose a price file; undefined when they do not. */
export async function pickPriceFile(): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Import prices (1/2): LiteLLM’s price file, or a router’s model list'),
      openLabel: vscode.l10n.t('Compare'),
      filters: { JSON: ['json'] },
    })) ?? [];
  return file;
}

/** Leads to the import of another file. */
export const chooseAnother = (): WayOut => ({
  title: vscode.l10n.t('Choose Another File'),
  run: () => vscode.commands.executeCommand(COMMANDS.importPrices),
});

interface PriceItem extends vscode.QuickPickItem {
  readonly change?: PriceChange;
}

/** Lets the user choose among the prices that differ; suspicious ones are marked, and not chosen beforehand. */
export async function pickPrices(
  diff: PriceDiff,
  name: string,
): Promise<readonly PriceChange[] | undefined> {
  const { changes, same, unlisted } = diff;
  if (changes.length === 0) {
    const nothing =
      same === 1
        ? vscode.l10n.t('Nothing to import from {0}: its one price is the same here.', name)
        : dollarLanguage().say(
            'Nothing to import from {0}: all of its {1} prices are the same here.',
            name,
            same,
          );
    await askAfterRefusal(nothing, chooseAnother());
    return undefined;
  }
  const others = new Set(unlisted);
  const isOther = ({ model }: PriceChange): boolean => others.has(model);
  const isOdd = ({ suspicions }: PriceChange): boolean => suspicions.length > 0;
  const known = changes.filter((change) => !isOther(change));
  const chosen = await vscode.window.showQuickPick<PriceItem>(
    [
      ...group(
        vscode.l10n.t('Differ'),
        known.filter((change) => !isOdd(change)),
        true,
      ),
      ...group(vscode.l10n.t('Probably wrong'), known.filter(isOdd), false),
      ...group(vscode.l10n.t('Not in the price list'), changes.filter(isOther), false),
    ],
    {
      title: vscode.l10n.t('Import prices (2/2): what to take over'),
      placeHolder: vscode.l10n.t('US dollars: shipped → in {0}', name),
      canPickMany: true,
      matchOnDetail: true,
    },
  );
  return chosen?.flatMap(({ change }) => (change ? [change] : []));
}

function group(
  label: string,
  changes: readonly PriceChange[],
  picked: boolean,
): readonly PriceItem[] {
  if (changes.length === 0) return [];
  return [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...changes.map((change): PriceItem => {
      const { id, suspicions } = change;
      return {
        label: `${suspicions.length > 0 ? '$(warning) ' : ''}${withoutIcons(id)}`,
        description: describeChange(change),
        ...(suspicions.length > 0
          ? {
              detail: withoutIcons(
                suspicions.map((one) => sayWording(one, dollarLanguage())).join(' '),
              ),
            }
          : {}),
        picked,
        change,
      };
    }),
  ];
}

/** What a price is here and in the file, in the US dollars that it is published in. */
function describeChange({ key, shipped, own, proposed }: PriceChange): string {
  const language = dollarLanguage();
  const price = (usd: number): string => formatUnitPrice(usd, language);
  const known = shipped === undefined ? vscode.l10n.t('no price') : price(shipped);
  const from = own === undefined ? known : vscode.l10n.t('{0} (yours: {1})', known, price(own));
  return key.startsWith('per_')
    ? vscode.l10n.t('{0} → {1} each', from, price(proposed))
    : vscode.l10n.t('{0} → {1} per million tokens', from, price(proposed));
}
