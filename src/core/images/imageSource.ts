/** What a header means by the name of an image. */
export type ImageSource =
  | {
      readonly kind: 'file';
      /** A path or glob with `/`, relative to the template's folder unless it begins with `/` or a drive. */
      readonly path: string;
    }
  /** Its bytes stand in the address itself. */
  | { readonly kind: 'data' }
  /** An address of the network; never opened. */
  | { readonly kind: 'remote' }
  /** Holds a variable, so that the file is known at run time only. */
  | { readonly kind: 'variable' };

/** At least two signs, because one before a colon is a drive. */
const SCHEME = /^([a-z][a-z0-9+.-]{1,30}):/iu;

/** Tells files from addresses, by how the name begins. */
export function imageSourceOf(source: string): ImageSource {
  const scheme = SCHEME.exec(source.slice(0, 40))?.[1]?.toLowerCase();
  if (scheme === 'data') return { kind: 'data' };
  if (/\{\{|\$\{/u.test(source.slice(0, 4_096))) return { kind: 'variable' };
  if (scheme === 'file') return { kind: 'file', path: pathOfFileAddress(source) };
  return scheme === undefined
    ? { kind: 'file', path: source.replaceAll('\\', '/') }
    : { kind: 'remote' };
}

/** A name short enough for a sentence; of a `data:` address only its type. */
export function shortName(source: string): string {
  if (/^data:/iu.test(source)) return `${source.slice(0, 40).split(/[;,]/u)[0] ?? 'data:'}…`;
  return source.length > 60 ? `${source.slice(0, 57)}…` : source;
}

function pathOfFileAddress(source: string): string {
  const path = source.replace(/^file:(?:\/\/[^/]*)?/iu, '');
  try {
    // A drive stands behind a slash in a file: address.
    return decodeURIComponent(path).replace(/^\/(?=[a-z]:\/)/iu, '');
  } catch {
    return path;
  }
}
