import type { Wording } from '../text/wording.ts';
import type { ImageHeader } from './imageHeader.ts';

/** A file that an image's name stands for. */
export interface ReferenceFile {
  /** Relative to the template's folder, or as written when it is absolute; with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly header: ImageHeader;
}

/** What is known about the files behind an image's name. */
export type ReferenceState =
  /** Not looked for yet. */
  | { readonly kind: 'pending' }
  /** One file, or those that a glob matches, sorted by path; at least one. */
  | { readonly kind: 'found'; readonly files: readonly ReferenceFile[] }
  | {
      readonly kind: 'failed';
      /** What stands in the way; completes a sentence that begins with the image's name. */
      readonly reason: Wording;
    };

/**
 * Tells what is known about a path or glob that a template names. The engine opens no file: whoever calls it
 * looks for the files (`findReference`) and analyses again.
 */
export type ReferenceLookup = (source: string) => ReferenceState;

/** Knows no file yet. */
export const NO_REFERENCES: ReferenceLookup = () => ({ kind: 'pending' });
