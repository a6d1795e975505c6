import type { Span } from '../text/span.ts';
import { EMPTY_LAYER, readHeader } from './header.ts';
import { REQUEST_FIELDS } from './headerFields.ts';
import type { PlainPrompt } from './plainPrompt.ts';
import type { YamlEntry, YamlValue } from './yamlValue.ts';

/** A line of a file of requests: a prompt with its request, or why it is none. */
export type PromptLine =
  | { readonly kind: 'prompt'; readonly prompt: PlainPrompt }
  | { readonly kind: 'notJson' }
  /** What was billed for a call, as logs and Batch output files have it. */
  | { readonly kind: 'usage' }
  | { readonly kind: 'noPrompt' }
  /** A Batch request to something that makes no images by itself. */
  | { readonly kind: 'otherEndpoint'; readonly url: string };

/** Keys of a request body that are no settings of ours. */
const OTHER_KEYS = ['prompt', 'response_format', 'user', 'stream'] as const;

const ENDPOINT = /\/v1\/images\/(generations|edits)$/u;

/**
 * Reads a line of JSON: a request of a Batch input file (`{custom_id, method, url, body}`), an object with `prompt`
 * and what is asked for beside it, or a prompt alone. Keys are those of the Images API. Source: OpenAI Batch API
 * reference (official).
 */
export function readPromptLine(line: string): PromptLine {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return { kind: 'notJson' };
  }
  if (typeof entry === 'string') {
    return { kind: 'prompt', prompt: { text: entry, request: EMPTY_LAYER, findings: [] } };
  }
  if (!isRecord(entry)) return { kind: 'noPrompt' };
  const { url, body } = entry;
  if (!isRecord(body)) return readRequest(entry, {});
  if (typeof url !== 'string') return readRequest(body, { batch: true });
  const [, call] = ENDPOINT.exec(url) ?? [];
  if (call === undefined) return { kind: 'otherEndpoint', url };
  return readRequest(body, { batch: true, operation: call === 'edits' ? 'edit' : 'generate' });
}

function readRequest(
  { image, ...body }: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>>,
): PromptLine {
  const { prompt: text, images = image, mask } = body;
  if (typeof text !== 'string') {
    return { kind: 'usage' in body || 'response' in body ? 'usage' : 'noPrompt' };
  }
  const span = { start: 0, end: text.length };
  const isBatch = more['batch'] === true;
  const request = { ...body, ...more, images: pathsOf(images), mask: pathsOf(mask) };
  const entries = Object.entries(request)
    // Null stands for what the API does by itself. Beside a bare prompt anything may stand; the API is strict.
    .filter(([key, value]) => value !== null && value !== undefined && (isBatch || isKnown(key)))
    .map(([key, value]): YamlEntry => ({ key, keySpan: span, value: valueOf(value, span) }));
  const { layer, findings } = readHeader(entries, OTHER_KEYS);
  return { kind: 'prompt', prompt: { text, request: layer, findings } };
}

/** References as headers have them: `{image_url}` and `{file_id}` by their address or id. */
function pathsOf(images: unknown): unknown {
  if (Array.isArray(images)) return images.map(pathsOf);
  return isRecord(images) ? (images['image_url'] ?? images['file_id'] ?? images) : images;
}

function isKnown(key: string): boolean {
  return Object.hasOwn(REQUEST_FIELDS, key);
}

/** JSON as if it were read from YAML; all of it stands where the line does. */
function valueOf(data: unknown, span: Span): YamlValue {
  return {
    data,
    span,
    entries: isRecord(data)
      ? Object.entries(data).map(([key, value]) => ({
          key,
          keySpan: span,
          value: valueOf(value, span),
        }))
      : undefined,
    items: Array.isArray(data) ? data.map((item: unknown) => valueOf(item, span)) : undefined,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
