import { styleText } from 'node:util';
import { savingsOf, type LintedFinding, type LintReport } from '../../core/index.ts';
import { escapeControls } from './escape.ts';
import { plainTable, type PlainColumn } from './plainTable.ts';
import { columnsOf } from './textWidth.ts';

/** Messages are broken into lines of this many columns where the output is no terminal. */
const USUAL_WIDTH = 100;
const NARROWEST_MESSAGE = 30;
const INDENT = 2;

/**
 * Findings, worth most first, and the templates that share rules.
 *
 * @param width of the terminal in columns; undefined for none.
 */
export function lintTable(
  { findings, clusters }: LintReport,
  templates: number,
  width: number | undefined,
  colours: boolean,
): string {
  const bold = (text: string): string =>
    colours ? styleText('bold', text, { validateStream: false }) : text;
  const room = Math.max(NARROWEST_MESSAGE, width ?? USUAL_WIDTH) - INDENT;
  const lines = findings.flatMap((finding) => [
    bold(headLine(finding)),
    ...wrap(escapeControls(finding.message), room).map((line) => ' '.repeat(INDENT) + line),
    '',
  ]);
  if (clusters.length > 0) {
    lines.push(clusterTable(clusters, bold), '');
  }
  const counted = `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} in ${templates} ${templates === 1 ? 'template' : 'templates'}`;
  const worth = [
    ...amount(savingsOf(findings, true), ', worth about ', ' a month'),
    ...amount(savingsOf(findings, false), ', potentially ', ' a month (not confirmed)'),
  ];
  return [...lines, `${counted}${worth.join('')}.`, ''].join('\n');
}

function headLine({ path, range, severity, ruleId, ...worth }: LintedFinding): string {
  const { savingsUsdPerMonth: saved, confirmed } = worth;
  const amount =
    saved === null || saved === 0 ? '' : `  ${confirmed ? '' : 'up to '}${money(saved)}/month`;
  const place = `${path}:${range.start.line + 1}:${range.start.character + 1}`;
  return `${escapeControls(place)}  ${severity}  ${ruleId}${amount}`;
}

function clusterTable(clusters: LintReport['clusters'], bold: (text: string) => string): string {
  const heads = ['Templates that share rules', 'tokens shared now', 'shareable', 'worth/month'];
  const rows = clusters.map(({ templates, tokensSharedNow, tokensShareable, ...worth }) => {
    const [first = '', ...others] = templates;
    const saved = worth.savingsUsdPerMonth;
    return [
      escapeControls(others.length === 0 ? first : `${first} and ${others.length} more`),
      tokensSharedNow.toLocaleString('en-US'),
      tokensShareable.toLocaleString('en-US'),
      saved === null ? 'unpriced' : saved > 0 ? money(saved) : '–',
    ];
  });
  const columns = heads.map((head, index): PlainColumn => ({
    align: index === 0 ? 'left' : 'right',
    width: [head, ...rows.map((row) => row[index] ?? '')].reduce(
      (most, cell) => Math.max(most, columnsOf(cell)),
      0,
    ),
  }));
  return plainTable(columns, [heads.map(bold), ...rows]);
}

function amount(usd: number, before: string, after: string): readonly string[] {
  return usd > 0 ? [before + money(usd) + after] : [];
}

function money(usd: number): string {
  if (usd < 0.005) return 'less than $0.01';
  return usd.toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}
