import type { TextEdit } from '../text/finding.ts';
import type { Template } from './template.ts';

/** The line that opens `inputs` as a block: nothing but a comment may stand behind it. */
const BLOCK = /^inputs:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r|$)/mu;
/** `inputs` as a flow map on one line. */
const FLOW = /^inputs:[ \t]*\{([^{}\r\n]*)\}/mu;

/**
 * Adds variables to the header's `inputs` without a value; everything else in the header stays as it is, comments
 * included. Undefined where the header cannot be read, or writes `inputs` in a way that is not understood.
 */
export function declareInputs(
  text: string,
  { headerSpan, headerComplete }: Template,
  names: readonly string[],
): TextEdit | undefined {
  if (names.length === 0 || !headerComplete) return undefined;
  const lineEnd = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
  const lines = (indent: string): string =>
    names.map((name) => `${indent}${yamlKey(name)}:${lineEnd}`).join('');
  if (headerSpan === undefined) {
    const start = text.startsWith('\ufeff') ? 1 : 0;
    return insert(start, `---${lineEnd}inputs:${lineEnd}${lines('  ')}---${lineEnd}`);
  }
  const header = text.slice(headerSpan.start, headerSpan.end);
  const flow = FLOW.exec(header);
  if (flow) {
    const content = (flow[1] ?? '').trimEnd();
    const at = headerSpan.start + flow.index + flow[0].indexOf('{') + 1 + content.length;
    const list = names.map((name) => `${yamlKey(name)}: null`).join(', ');
    const comma = content.trim() === '' ? ' ' : content.endsWith(',') ? ' ' : ', ';
    return insert(at, `${comma}${list}${content.trim() === '' && flow[1] === '' ? ' ' : ''}`);
  }
  const block = BLOCK.exec(header);
  if (block) {
    const { end, indent } = endOfBlock(header, block.index + block[0].length);
    const before = /[\r\n]$/u.test(header.slice(0, end)) ? '' : lineEnd;
    return insert(headerSpan.start + end, `${before}${lines(indent)}`);
  }
  if (/^["']?inputs["']?\s*:/mu.test(header)) return undefined;
  const before = header === '' || /[\r\n]$/u.test(header) ? '' : lineEnd;
  return insert(headerSpan.end, `${before}inputs:${lineEnd}${lines('  ')}`);
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/** Where the entries of a block map end, and how far they are indented. */
function endOfBlock(
  header: string,
  from: number,
): { readonly end: number; readonly indent: string } {
  let end = from;
  let indent: string | undefined;
  const line = /([ \t]*)([^\r\n]*)(?:\r\n|\n|\r|$)/uy;
  line.lastIndex = from;
  while (line.lastIndex < header.length) {
    const [, spaces = '', content = ''] = line.exec(header) ?? [];
    if (content !== '' && spaces === '') break;
    if (content === '') continue;
    if (content.startsWith('#')) continue;
    indent ??= spaces;
    end = line.lastIndex;
  }
  return { end, indent: indent ?? '  ' };
}

function yamlKey(name: string): string {
  const isPlain =
    /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name) &&
    !/^(?:y|n|yes|no|on|off|true|false|null)$/iu.test(name);
  return isPlain ? name : JSON.stringify(name);
}
