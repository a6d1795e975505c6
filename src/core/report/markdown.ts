/**
 * Text that means the same in Markdown, inside a table too: nothing of it becomes markup, HTML, a
 * formula or a link, bare addresses included. White space, line breaks among it, becomes single blanks.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/\s+/gu, ' ')
      .replace(/[\\`*_{}[\]#|~<>!$@]/gu, '\\$&')
      .replace(/&/gu, '&amp;')
      .replace(/\\</gu, '&lt;')
      .replace(/\\>/gu, '&gt;')
      // What renderers turn into links by themselves.
      .replace(/\/(?=\/)/gu, '\\/')
      .replace(/\bwww\./giu, (start) => `${start.slice(0, -1)}\\.`)
      // What begins a list or underlines a heading.
      .replace(/^ ?(?:\d+(?=[.)])|(?=[-+=]))/u, '$&\\')
  );
}
