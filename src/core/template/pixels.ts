import type { PixelSize } from './template.ts';

/** Reads `WIDTHxHEIGHT`; undefined for anything else, `auto` included. */
export function parsePixels(text: string): PixelSize | undefined {
  const match = /^(\d{1,6})x(\d{1,6})$/u.exec(text);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : undefined;
}
