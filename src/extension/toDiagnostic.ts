import * as vscode from 'vscode';
import { sayFinding, sayMessage, type Finding, type Severity } from '../core/index.ts';
import { uriOfPath, type FoundText, type LinesByPath } from './foundText.ts';
import { DIAGNOSTIC_SOURCE } from './ids.ts';
import { displayLanguage } from './language.ts';
import { toRange } from './ranges.ts';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/**
 * A finding as the Problems view shows it, with a link to its rule's page.
 *
 * @param lines of the files that it names; a place in any other is left out.
 */
export function toDiagnostic(
  finding: Finding,
  found: FoundText,
  lines: LinesByPath,
  extensionUri: vscode.Uri,
): vscode.Diagnostic {
  const { ruleId, severity, span, related = [] } = finding;
  const language = displayLanguage();
  const range = toRange(found.lines, span);
  const message = sayFinding(finding, language);
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  const target = vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${ruleId}.md`);
  diagnostic.code = { value: ruleId, target };
  diagnostic.relatedInformation = related.flatMap((place) => {
    const index = lines.get(place.path);
    if (index === undefined) return [];
    const location = new vscode.Location(uriOfPath(found, place.path), toRange(index, place.span));
    return [new vscode.DiagnosticRelatedInformation(location, sayMessage(place, language))];
  });
  return diagnostic;
}
