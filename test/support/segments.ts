import type { Segment } from '../../src/core/template/template.ts';

/** A prompt's segments in one line each, short enough for tables: text in quotes, `<variable>`, `#comment`, … */
export function showSegments(segments: readonly Segment[]): readonly string[] {
  return segments.map((segment) => {
    switch (segment.kind) {
      case 'text':
        return JSON.stringify(segment.text);
      case 'variable': {
        const value = segment.inlineDefault === undefined ? '' : `=${segment.inlineDefault}`;
        return `<${segment.name}${value}>${segment.transformed ? '*' : ''}`;
      }
      case 'partial':
        return `partial ${segment.name}`;
      case 'comment':
      case 'control':
        return segment.kind;
    }
  });
}
