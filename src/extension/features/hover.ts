import * as vscode from 'vscode';
import {
  actualsLines,
  cheaperQuality,
  costMatrix,
  escapeMarkdown,
  headerKeyMarkdown,
  hoverMarkdown,
  variableMarkdown,
  type AnalysedRequest,
} from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { placeAt } from '../cursor.ts';
import { COMMANDS } from '../ids.ts';
import { displayLanguage } from '../language.ts';
import type { LearnedUsage } from '../learned/learnedUsage.ts';
import { readSettings } from '../settings.ts';

/** Requests that a hover shows; the breakdown has them all. */
const MOST_REQUESTS = 3;

/**
 * Shows what stands under the pointer: the arithmetic and the matrix of prices over the prompt's first line and
 * over header values, what a key of the header means, and what a variable adds.
 */
export function registerHover(store: AnalysisStore, learned: LearnedUsage): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover: ({ uri }, position) => {
      const known = store.get(uri);
      if (known === undefined || !readSettings(uri).hover) return undefined;
      const { analysis, settings } = known;
      const place = placeAt(known, position);
      switch (place?.kind) {
        case undefined:
          return undefined;
        case 'key': {
          const words = headerKeyMarkdown(
            place.key,
            analysis.requests,
            settings.catalogue,
            displayLanguage(),
          );
          return hoverOf(known, position, [words], place.range);
        }
        case 'variable':
          return hoverOf(
            known,
            position,
            [variableMarkdown(place.variable, analysis, displayLanguage())],
            place.range,
          );
        case 'value':
          return hoverOf(
            known,
            position,
            [...requestWords(known, place.requests), ...actualWords(known, learned)],
            place.range,
          );
        case 'lens':
          return hoverOf(
            known,
            position,
            [...requestWords(known, analysis.requests), ...actualWords(known, learned)],
            undefined,
          );
      }
    },
  };
  return vscode.languages.registerHoverProvider('*', provider);
}

function requestWords(
  { analysis, settings }: AnalysedDocument,
  requests: readonly AnalysedRequest[],
): readonly string[] {
  return requests.slice(0, MOST_REQUESTS).map((request) => {
    const matrix = costMatrix(settings.catalogue, request.request, analysis.prompt);
    const saving = cheaperQuality(request, matrix, displayLanguage());
    const words = hoverMarkdown(request, matrix, analysis.catalogueVersion, displayLanguage());
    return saving === undefined ? words : afterTitle(words, saving);
  });
}

/** What logged calls of the template cost, as a list; none where none are known. */
function actualWords(known: AnalysedDocument, learned: LearnedUsage): readonly string[] {
  const compared = learned.compare(known);
  if (compared === undefined) return [];
  return [
    actualsLines(compared, displayLanguage())
      .map((line) => `- ${escapeMarkdown(line)}`)
      .join('\n'),
  ];
}

function hoverOf(
  { document }: AnalysedDocument,
  position: vscode.Position,
  parts: readonly string[],
  range: vscode.Range | undefined,
): vscode.Hover {
  const markdown = new vscode.MarkdownString();
  // Links lead to these commands and no other, whatever a template says.
  markdown.isTrusted = {
    enabledCommands: [COMMANDS.explain, COMMANDS.showBreakdown, COMMANDS.pickOutput],
  };
  const uri = document.uri.toString();
  const link = (title: string, command: string, ...rest: readonly unknown[]): string =>
    `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([uri, ...rest]))})`;
  const links = [
    link(vscode.l10n.t('Explain this number'), COMMANDS.explain, position),
    link(vscode.l10n.t('Show breakdown'), COMMANDS.showBreakdown),
    link(vscode.l10n.t('Change quality or size'), COMMANDS.pickOutput),
  ].join(' · ');
  const [first = '', ...others] = parts.map(spaced);
  // A long hover has to be scrolled, and what can be done must not be out of sight.
  markdown.appendMarkdown([afterTitle(first, links), ...others].join('\n\n'));
  return new vscode.Hover(markdown, range);
}

/** Puts a paragraph behind the first one. */
function afterTitle(markdown: string, paragraph: string): string {
  const [title = '', ...rest] = markdown.split('\n\n');
  return [title, paragraph, ...rest].join('\n\n');
}

/** Cells of a table that do not touch each other: the hover draws them without any space between. */
function spaced(markdown: string): string {
  return markdown.replaceAll(/^\|(?! ---).*$/gmu, (row) => row.replaceAll(' | ', ' | &ensp;'));
}
