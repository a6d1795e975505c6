import * as vscode from 'vscode';
import {
  basisWord,
  describeRequest,
  formatUsdRange,
  moneyPerImage,
  type AnalysedRequest,
  type Language,
  type RequestEstimate,
} from '../core/index.ts';
import { withoutIcons } from './icons.ts';
import { displayLanguage, withConversion } from './language.ts';

/** Asks which of a template's outputs is meant, where it has several; undefined when the user turns away. */
export async function pickRequest<T extends AnalysedRequest>(
  requests: readonly T[],
  title: string,
): Promise<T | undefined> {
  if (requests.length <= 1) return requests[0];
  const picked = await vscode.window.showQuickPick(
    requests.map((request) => ({
      label: withoutIcons(describeRequest(request, true, displayLanguage())),
      description: pricePerImage(request),
      request,
    })),
    { title, placeHolder: withConversion(vscode.l10n.t('Which output')) },
  );
  return picked?.request;
}

/** The price of one image of a request, for a list. */
export function pricePerImage(
  { cost, request, basis }: RequestEstimate,
  language: Language = displayLanguage(),
): string {
  if (cost.kind === 'unpriced') return basisWord('unpriced', language);
  const image = moneyPerImage(cost.total, request.n);
  return language.say('{0}/image', formatUsdRange(image, basis, language));
}
