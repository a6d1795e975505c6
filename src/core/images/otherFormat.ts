import { sentence } from '../text/wording.ts';
import { spells } from './byteRange.ts';

/** Marks of files that are often taken for reference images, by where they stand. */
const MARKS: readonly (readonly [offset: number, mark: string, format: string])[] = [
  [4, 'ftyphei', sentence('HEIC picture')],
  [4, 'ftyphev', sentence('HEIC picture')],
  [4, 'ftypmif1', sentence('HEIF picture')],
  [4, 'ftypavif', sentence('AVIF picture')],
  [4, 'ftyp', sentence('video or other media file')],
  [0, 'BM', sentence('BMP picture')],
  [0, 'II*\0', sentence('TIFF picture or camera raw file')],
  [0, 'MM\0*', sentence('TIFF picture or camera raw file')],
  [0, '8BPS', sentence('Photoshop file')],
  [0, '%PDF', sentence('PDF file')],
  [0, '<svg', sentence('SVG drawing')],
  [0, '<?xml', sentence('SVG drawing or other XML file')],
  [
    0,
    'version https://git-lfs',
    sentence('Git LFS pointer, not the picture itself (run git lfs pull)'),
  ],
];

/** What a file is that is none of the formats read here, in words that are said in any language, by its first 24 bytes; undefined when it cannot be told. */
export function otherFormatOf(start: Uint8Array): string | undefined {
  return MARKS.find(([offset, mark]) => spells(start, offset, mark))?.[2];
}
