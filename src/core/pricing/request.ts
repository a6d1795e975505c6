import type {
  OutputSettings,
  RequestSettings,
  SettingKey,
  SettingsLayer,
  VariableInput,
} from '../template/template.ts';
import { NO_REFERENCES, type ReferenceLookup } from '../images/references.ts';
import { resolveImages, resolveMask, type ResolvedImage } from '../images/resolvedImage.ts';
import type { Span } from '../text/span.ts';

/** A request with every setting that its price depends on, after all layers are merged. */
export interface ResolvedRequest extends RequestSettings {
  readonly model: string;
  readonly operation: 'generate' | 'edit';
  readonly quality: string;
  readonly size: string;
  readonly n: number;
  readonly batch: boolean;
  readonly partialImages: number;
  /** The pictures sent, a glob as the files it stands for. */
  readonly images?: readonly ResolvedImage[];
  readonly mask?: ResolvedImage;
  /** Keys whose nearest value could not be understood, so that what depends on them is unknown. */
  readonly invalid: ReadonlySet<SettingKey | 'outputs'>;
  /** Where the template's own header sets a key; keys set elsewhere are absent or undefined. */
  readonly spans: Partial<Record<SettingKey, Span | undefined>>;
}

/** What the layers of a template come to. */
export interface Resolution {
  /** One request per way the template is used; one that has no price when no output can be understood. */
  readonly requests: readonly ResolvedRequest[];
  readonly inputs: ReadonlyMap<string, VariableInput>;
  /** True when some outputs, but not all, could not be understood, so that requests are missing. */
  readonly outputsInvalid: boolean;
}

/** What the API does when a key is not given. */
const API_DEFAULTS = {
  model: 'gpt-image-2',
  quality: 'auto',
  size: 'auto',
  n: 1,
  batch: false,
  partialImages: 0,
} as const;

const OUTPUT_KEYS = ['model', 'quality', 'size'] as const;

interface Output {
  readonly settings: Omit<OutputSettings, 'spans'>;
  /** Where its values stand, when that is the template's own header. */
  readonly spans: OutputSettings['spans'];
}

/**
 * Merges layers into requests.
 *
 * A key's value is that of the highest layer that sets it. `outputs` multiplies the request; a layer
 * above the one with `outputs` sets its keys for all of them, and outputs that come out equal are one.
 *
 * @param layers lowest first.
 * @param header the layer of the template's own header, one of `layers`; only its spans are kept.
 * @param references tells what is known about the files of images and mask.
 */
export function resolveRequests(
  layers: readonly SettingsLayer[],
  header: SettingsLayer | undefined,
  references: ReferenceLookup = NO_REFERENCES,
): Resolution {
  let settings: RequestSettings = {};
  let outputs: readonly Output[] = [{ settings: {}, spans: {} }];
  let outputsInvalid = false;
  const invalid = new Set<SettingKey>();
  const spans: Partial<Record<SettingKey, Span | undefined>> = {};
  const inputs = new Map<string, VariableInput>();

  for (const layer of layers) {
    settings = { ...withoutOtherPolicy(settings, layer.settings), ...layer.settings };
    for (const key of Object.keys(layer.settings) as SettingKey[]) {
      invalid.delete(key);
      spans[key] = layer === header ? layer.spans.get(key) : undefined;
    }
    for (const key of layer.invalid) if (key !== 'outputs') invalid.add(key);
    for (const [name, input] of layer.inputs) inputs.set(name, input);
    if (layer.outputs) {
      outputsInvalid = layer.invalid.has('outputs');
      outputs = layer.outputs.map((output) => {
        const { spans: outputSpans, ...keys } = output;
        return { settings: keys, spans: layer === header ? outputSpans : {} };
      });
    } else {
      outputs = outputs.map((output) => ({
        ...output,
        settings: Object.fromEntries(
          Object.entries(output.settings).filter(
            ([key]) => !(key in layer.settings) && !layer.invalid.has(key as SettingKey),
          ),
        ),
      }));
    }
  }

  const { images: imageReferences, mask: maskReference, ...others } = settings;
  const images = imageReferences && resolveImages(imageReferences, references);
  const mask = resolveMask(maskReference, references);
  const unreadable = new Set<SettingKey | 'outputs'>(invalid);
  if (outputs.length === 0) {
    // What the template is used for is not known, which must be told as such and not as nothing.
    outputs = [{ settings: {}, spans: {} }];
    unreadable.add('outputs');
    outputsInvalid = false;
  }
  const requests = outputs.map((output): ResolvedRequest => {
    const merged = { ...API_DEFAULTS, ...others, ...output.settings };
    const own = OUTPUT_KEYS.filter((key) => output.settings[key] !== undefined);
    const isEdit = (images !== undefined && images.length > 0) || mask !== undefined;
    return {
      ...merged,
      ...(images && { images }),
      ...(mask && { mask }),
      operation: merged.operation ?? (isEdit ? 'edit' : 'generate'),
      invalid: new Set([...unreadable].filter((key) => !own.some((other) => other === key))),
      spans: {
        ...spans,
        ...Object.fromEntries(own.map((key) => [key, output.spans[key]])),
      },
    };
  });
  return { requests: withoutRepeats(requests), inputs, outputsInvalid };
}

/** Attempts and acceptance say the same in two ways, so that the higher layer's word counts for both. */
function withoutOtherPolicy(lower: RequestSettings, higher: RequestSettings): RequestSettings {
  if (higher.attempts === undefined && higher.acceptance === undefined) return lower;
  const others = Object.entries(lower).filter(
    ([key]) => key !== 'attempts' && key !== 'acceptance',
  );
  return Object.fromEntries(others);
}

function withoutRepeats(requests: readonly ResolvedRequest[]): readonly ResolvedRequest[] {
  const seen = new Set<string>();
  return requests.filter(({ model, quality, size }) => {
    const key = JSON.stringify([model, quality, size]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
