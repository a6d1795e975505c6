/** Text that means the same in Markdown, inside a table too: nothing of it becomes markup, a link or HTML. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_{}[\]#|~<>!]/gu, '\\$&')
    .replace(/&/gu, '&amp;')
    .replace(/\\</gu, '&lt;')
    .replace(/\\>/gu, '&gt;');
}
