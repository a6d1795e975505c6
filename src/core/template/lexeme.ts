import type { Finding } from '../text/finding.ts';
import type { Segment } from './template.ts';

/** What stands where a segment may begin: a segment, or so many units of plain text, perhaps with a finding. */
export type Lexeme =
  | { readonly kind: 'segment'; readonly segment: Segment }
  | { readonly kind: 'literal'; readonly length: number; readonly finding?: Finding };
