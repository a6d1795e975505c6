import * as vscode from 'vscode';
import { comparedWords, compareModels } from '../../core/index.ts';
import type { AnalysisStore } from '../analysisStore.ts';
import { changeHeader } from '../changeHeader.ts';
import { withoutIcons } from '../icons.ts';
import { COMMANDS } from '../ids.ts';
import { displayLanguage, withConversion } from '../language.ts';
import { pickRequest, pricePerImage } from '../pickRequest.ts';
import { templateOf } from '../templateArgument.ts';
import { today } from '../today.ts';

/**
 * Shows what the active template's picture costs on every model that could make it, cheapest first; choosing one
 * writes it into the header. A key binding may name the model behind the template's address.
 */
export function registerCompareModels(store: AnalysisStore): vscode.Disposable {
  return vscode.commands.registerCommand(
    COMMANDS.compareModels,
    async (argument: unknown, given: unknown) => {
      const title = vscode.l10n.t('Compare Models');
      const uri = templateOf(argument);
      const known = uri && (await store.settled(uri));
      if (known === undefined) return;
      const request = await pickRequest(known.analysis.requests, title);
      if (request === undefined) return;
      const { catalogue } = known.settings;
      const compared = compareModels(catalogue, request, known.analysis.prompt, today());
      const items = comparedWords(compared, today(), displayLanguage()).map((words) => ({
        label: withoutIcons(words.model),
        description: withoutIcons(words.price),
        detail: withoutIcons(words.detail),
        compared: words.compared,
      }));
      const picked =
        items.find(({ compared: { model } }) => model.id === given) ??
        (await vscode.window.showQuickPick(items, {
          title,
          placeHolder: withConversion(
            vscode.l10n.t('The same picture at the quality of nearest cost, cheapest first'),
            (inUsd) => pricePerImage(request, inUsd),
          ),
          matchOnDetail: true,
        }));
      if (picked === undefined || picked.compared.isOwn) return;
      const { model, quality, size } = picked.compared.estimate.request;
      const before = request.request;
      await changeHeader(known, request, {
        model,
        ...(quality === before.quality ? {} : { quality }),
        ...(size === before.size ? {} : { size }),
      });
    },
  );
}
