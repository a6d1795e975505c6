import type { ImageReference, PixelSize } from '../template/template.ts';
import { words, type Wording } from '../text/wording.ts';
import { readDataAddress } from './dataAddress.ts';
import type { ImageHeader } from './imageHeader.ts';
import { imageSourceOf, shortName } from './imageSource.ts';
import type { ReferenceFile, ReferenceLookup } from './references.ts';

/** One picture that is sent, with what is known about it. */
export interface ResolvedImage extends ImageReference {
  /** The file found, or a short form of the address, for people. */
  readonly name: string;
  /** Where its `pixels` come from; absent when they are not known. */
  readonly measured?: 'file' | 'stated';
  /** The pixels that the header states, whether they count or not. */
  readonly stated?: PixelSize;
  /** The file's size and header; absent when none was opened. */
  readonly file?: Omit<ReferenceFile, 'path'>;
  /** Why its pixels could not be read from the picture; absent when they were. */
  readonly problem?: ImageProblem;
}

/** Why a picture could not be read. */
export interface ImageProblem {
  /** Not looked for yet; never opened, because it lies on the network; known at run time only; or wrong with the file. */
  readonly kind: 'pending' | 'remote' | 'variable' | 'unreadable';
  /** The same for people, in a sentence. */
  readonly words: Wording;
}

/** Pictures of one request that are looked at; the API takes 16, and a short header can name thousands. */
export const MOST_LOOKED_AT = 100;

/**
 * The pictures behind the images of a header, in the order they are sent: a glob becomes several. The pixels of
 * a file that can be read win over those that the header states. What is named after the first
 * {@link MOST_LOOKED_AT} becomes one picture that is not known.
 */
export function resolveImages(
  references: readonly ImageReference[],
  lookup: ReferenceLookup,
): readonly ResolvedImage[] {
  const images: ResolvedImage[] = [];
  for (const [index, reference] of references.entries()) {
    if (images.length >= MOST_LOOKED_AT) {
      images.push(leftOut(reference, references.length - index));
      break;
    }
    images.push(...resolveImage(reference, lookup));
  }
  return images;
}

/** The mask; undefined without one, and not known where a glob names several. */
export function resolveMask(
  reference: ImageReference | undefined,
  lookup: ReferenceLookup,
): ResolvedImage | undefined {
  if (reference === undefined) return undefined;
  const masks = resolveImage(reference, lookup);
  return masks.length > 1
    ? unopened(reference, shortName(reference.source), 'unreadable', words('is not one picture.'))
    : masks[0];
}

function leftOut({ source, span }: ImageReference, count: number): ResolvedImage {
  const reason =
    count === 1
      ? words('is not looked at, because an edit takes fewer images.')
      : words('and {0} more are not looked at, because an edit takes fewer images.', count - 1);
  return unopened({ source, span }, shortName(source), 'unreadable', reason);
}

function resolveImage(
  reference: ImageReference,
  lookup: ReferenceLookup,
): readonly ResolvedImage[] {
  const { source } = reference;
  const name = shortName(source);
  const named = imageSourceOf(source);
  switch (named.kind) {
    case 'remote':
      return [
        unopened(
          reference,
          name,
          'remote',
          words('is not opened, because it lies on the network.'),
        ),
      ];
    case 'variable':
      return [
        unopened(reference, name, 'variable', words('holds a variable, so its file is not known.')),
      ];
    case 'data': {
      const { header, bytes } = readDataAddress(source);
      return [opened(reference, name, { header, bytes })];
    }
    case 'file': {
      const state = lookup(source);
      if (state.kind === 'pending') {
        return [unopened(reference, name, 'pending', words('was not opened.'))];
      }
      if (state.kind === 'failed') return [unopened(reference, name, 'unreadable', state.reason)];
      return state.files.map(({ path, ...file }) => opened(reference, shortName(path), file));
    }
  }
}

function unopened(
  reference: ImageReference,
  name: string,
  kind: ImageProblem['kind'],
  what: Wording,
): ResolvedImage {
  const { pixels } = reference;
  const problem = { kind, words: words('“{0}” {1}', name, what) };
  return { ...reference, ...(pixels && { measured: 'stated', stated: pixels }), name, problem };
}

function opened(
  reference: ImageReference,
  name: string,
  file: { readonly header: ImageHeader; readonly bytes: number },
): ResolvedImage {
  const { header } = file;
  if (header.kind !== 'picture') {
    return { ...unopened(reference, name, 'unreadable', headerProblem(header)), file };
  }
  const { pixels: stated, ...rest } = reference;
  return { ...rest, pixels: header.size, measured: 'file', ...(stated && { stated }), name, file };
}

function headerProblem(header: Exclude<ImageHeader, { kind: 'picture' }>): Wording {
  return header.kind === 'other'
    ? words('is a {0}.', words(header.format))
    : words('cannot be read as a picture: {0}.', header.reason);
}
