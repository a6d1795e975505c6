import type { PixelSize } from '../template/template.ts';

/** `1536×1024`, for people. */
export function formatPixels({ width, height }: PixelSize): string {
  return `${width}×${height}`;
}
