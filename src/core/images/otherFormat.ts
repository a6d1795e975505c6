import { spells } from './byteRange.ts';

/** Marks of files that are often taken for reference images, by where they stand. */
const MARKS: readonly (readonly [offset: number, mark: string, format: string])[] = [
  [4, 'ftyphei', 'HEIC picture'],
  [4, 'ftyphev', 'HEIC picture'],
  [4, 'ftypmif1', 'HEIF picture'],
  [4, 'ftypavif', 'AVIF picture'],
  [4, 'ftyp', 'video or other media file'],
  [0, 'BM', 'BMP picture'],
  [0, 'II*\0', 'TIFF picture or camera raw file'],
  [0, 'MM\0*', 'TIFF picture or camera raw file'],
  [0, '8BPS', 'Photoshop file'],
  [0, '%PDF', 'PDF file'],
  [0, '<svg', 'SVG drawing'],
  [0, '<?xml', 'SVG drawing or other XML file'],
  [0, 'version https://git-lfs', 'Git LFS pointer, not the picture itself (run git lfs pull)'],
];

/** What a file is that is none of the formats read here, by its first 24 bytes; undefined when it cannot be told. */
export function otherFormatOf(start: Uint8Array): string | undefined {
  return MARKS.find(([offset, mark]) => spells(start, offset, mark))?.[2];
}
