/** The name under which the output tokens of a model at a quality and a size are counted. */
export function outputName(
  model: string,
  quality: string | undefined,
  size: string | undefined,
): string {
  return [model, quality ?? '', size ?? ''].join('\n');
}

/** What a name of {@link outputName} stands for. */
export function outputOf(name: string): {
  readonly model: string;
  readonly quality: string | undefined;
  readonly size: string | undefined;
} {
  const [model = '', quality = '', size = ''] = name.split('\n');
  return { model, quality: quality || undefined, size: size || undefined };
}
