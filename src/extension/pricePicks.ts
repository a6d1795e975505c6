import * as vscode from 'vscode';
import { formatUnitPrice, type PriceChange, type PriceDiff } from '../core/index.ts';
import { askAfterRefusal, type WayOut } from './askAfterRefusal.ts';
import { withoutIcons } from './icons.ts';
import { COMMANDS } from './ids.ts';

/** Lets the user choose a price file; undefined when they do not. */
export async function pickPriceFile(): Promise<vscode.Uri | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: 'Import prices (1/2): LiteLLM’s price file, or a router’s model list',
      openLabel: 'Compare',
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
    const counted = same === 1 ? 'its one price is' : `all of its ${same} prices are`;
    await askAfterRefusal(
      `Nothing to import from ${name}: ${counted} the same here.`,
      chooseAnother(),
    );
    return undefined;
  }
  const others = new Set(unlisted);
  const isOther = ({ model }: PriceChange): boolean => others.has(model);
  const isOdd = ({ suspicions }: PriceChange): boolean => suspicions.length > 0;
  const known = changes.filter((change) => !isOther(change));
  const chosen = await vscode.window.showQuickPick<PriceItem>(
    [
      ...group(
        'Differ',
        known.filter((change) => !isOdd(change)),
        true,
      ),
      ...group('Probably wrong', known.filter(isOdd), false),
      ...group('Not in the price list', changes.filter(isOther), false),
    ],
    {
      title: 'Import prices (2/2): what to take over',
      placeHolder: `US dollars: shipped → in ${name}`,
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
      const { id, key, shipped, own, proposed, suspicions } = change;
      const unit = key.startsWith('per_') ? 'each' : 'per million tokens';
      const from = shipped === undefined ? 'no price' : formatUnitPrice(shipped);
      const yours = own === undefined ? '' : ` (yours: ${formatUnitPrice(own)})`;
      return {
        label: `${suspicions.length > 0 ? '$(warning) ' : ''}${withoutIcons(id)}`,
        description: `${from}${yours} → ${formatUnitPrice(proposed)} ${unit}`,
        ...(suspicions.length > 0 ? { detail: withoutIcons(suspicions.join(' ')) } : {}),
        picked,
        change,
      };
    }),
  ];
}
