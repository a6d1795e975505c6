import type { Finding } from '../text/finding.ts';
import { IMAGE_FIELDS, REQUEST_FIELDS } from './headerFields.ts';
import { accept, unknownKey } from './headerFindings.ts';
import { parsePixels } from './pixels.ts';
import type { ImageReference } from './template.ts';
import type { YamlValue } from './yamlValue.ts';

/** Reads `images`: one reference or a list; undefined when any of them is wrong. */
export function readImages(
  value: YamlValue,
  findings: Finding[],
): readonly ImageReference[] | undefined {
  if (value.items === undefined) {
    const image = readImage('images', value, findings);
    return image && [image];
  }
  const images = value.items.map((item) => readImage('images', item, findings));
  const whole = images.filter((image) => image !== undefined);
  return whole.length === images.length ? whole : undefined;
}

/** Reads `mask`; undefined when it is wrong. */
export function readMask(value: YamlValue, findings: Finding[]): ImageReference | undefined {
  return readImage('mask', value, findings);
}

function readImage(
  key: 'images' | 'mask',
  value: YamlValue,
  findings: Finding[],
): ImageReference | undefined {
  const { entries, span } = value;
  if (entries === undefined) {
    return accept(key, value, REQUEST_FIELDS[key], findings)
      ? { source: value.data as string, span }
      : undefined;
  }
  const texts = new Map<string, string>();
  let whole = true;
  for (const entry of entries) {
    const field = Object.hasOwn(IMAGE_FIELDS, entry.key)
      ? IMAGE_FIELDS[entry.key as keyof typeof IMAGE_FIELDS]
      : undefined;
    if (field === undefined) {
      findings.push(unknownKey(entry.key, entry.keySpan, Object.keys(IMAGE_FIELDS)));
    } else if (accept(entry.key, entry.value, field, findings)) {
      texts.set(entry.key, entry.value.data as string);
    } else whole = false;
  }
  const source = texts.get('path');
  if (source === undefined) {
    // A path that is there but wrong has its finding already.
    if (whole) accept(key, value, REQUEST_FIELDS[key], findings);
    return undefined;
  }
  const pixels = parsePixels(texts.get('pixels') ?? '');
  return whole ? { source, ...(pixels ? { pixels } : {}), span } : undefined;
}
