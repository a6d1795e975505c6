/** What a control tag does to the text around it. */
export type ControlEffect = 'open' | 'close' | 'branch' | 'fill' | 'none';

/**
 * The effect of a tag: it opens, ends or divides a block whose content is not the same in each call, fills
 * something in, or (roles, comments on whitespace) changes nothing that is sent.
 *
 * @param source the whole tag, such as `{{#if x}}` or `{% endfor %}`.
 */
export function controlEffect(source: string): ControlEffect {
  const inner = source.replace(/^\{\{?[{%]?[~-]?\s*|\s*[~-]?[}%]?\}\}?$/gu, '');
  if (source.startsWith('{%')) return jinjaEffect(inner);
  if (/^[#^]/u.test(inner)) return 'open';
  if (inner.startsWith('/')) return 'close';
  if (inner.startsWith('else')) return 'branch';
  return inner.startsWith('media') ? 'fill' : 'none';
}

function jinjaEffect(inner: string): ControlEffect {
  const word = /^[a-z_]+/u.exec(inner)?.[0] ?? '';
  if (word.startsWith('end')) return 'close';
  if (['else', 'elif', 'elsif', 'when'].includes(word)) return 'branch';
  if (['if', 'for', 'unless', 'case', 'macro', 'call', 'filter', 'with', 'block'].includes(word)) {
    return 'open';
  }
  if (['set', 'assign', 'import', 'from', 'extends', 'role', 'raw', 'comment'].includes(word)) {
    return 'none';
  }
  return 'fill';
}
