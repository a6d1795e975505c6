import type { Finding } from '../text/finding.ts';
import type { Span } from '../text/span.ts';

/** What the Images API is asked to do; `edit` as soon as reference images are given. */
export type Operation = 'generate' | 'edit';

/** The API that a request goes through: the Images API, or the Responses API with its image tool. */
export type Api = 'images' | 'responses';

/** A width and height in whole pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** A reference image as the header names it. */
export interface ImageReference {
  /** A path or glob relative to the template, or an `https:` or `data:` address. */
  readonly source: string;
  /** The pixels the author states, for images that cannot be opened. */
  readonly pixels?: PixelSize;
  /** Where the header names it. */
  readonly span: Span;
}

/** The keys of a request that one layer (header, override, project, settings) may set; absent means not set here. */
export interface RequestSettings {
  readonly model?: string;
  readonly operation?: Operation;
  readonly quality?: string;
  /** `WIDTHxHEIGHT` in pixels, or `auto`. */
  readonly size?: string;
  /** Images per request, 1 to 10. */
  readonly n?: number;
  readonly images?: readonly ImageReference[];
  readonly mask?: ImageReference;
  readonly background?: string;
  readonly outputFormat?: string;
  /** 0 to 100. */
  readonly outputCompression?: number;
  readonly inputFidelity?: string;
  readonly moderation?: string;
  /** Streamed partial images asked for, 0 to 3. */
  readonly partialImages?: number;
  readonly batch?: boolean;
  /** Models that the request goes to when the first one fails, in order. */
  readonly fallbacks?: readonly string[];
  /** The API that the request goes through; only the Responses API is known to cache input. */
  readonly api?: Api;
  /** The text model that calls the image tool, in the Responses API. */
  readonly mainlineModel?: string;
  /** How often the request is made, a month. */
  readonly runsPerMonth?: number;
  /** Images that are made until one is approved; may be an average. */
  readonly attempts?: number;
  /** Share of the images made that is approved, above 0 and up to 1. */
  readonly acceptance?: number;
  /** Images after which an asset is given up. */
  readonly maxAttempts?: number;
  /** Usage tier of the account, 1 to 5; decides the rate limits. */
  readonly tier?: number;
}

/** The name of a request key as the engine holds it. */
export type SettingKey = keyof RequestSettings;

/** One way a template is used: what it names goes before the request's own keys. */
export interface OutputSettings {
  readonly model?: string;
  readonly quality?: string;
  readonly size?: string;
  /** Where each key's value stands. */
  readonly spans: Partial<Record<'model' | 'quality' | 'size', Span>>;
}

/** A variable's known values; the prompt is counted with each of them. */
export interface VariableInput {
  /** The default first, then the examples; empty when the header only declares the name. */
  readonly values: readonly string[];
}

/** One layer of settings, wherever it was written. */
export interface SettingsLayer {
  readonly settings: RequestSettings;
  readonly outputs?: readonly OutputSettings[];
  readonly inputs: ReadonlyMap<string, VariableInput>;
  /** Keys that were written but could not be understood: whatever depends on them is unknown, not defaulted. */
  readonly invalid: ReadonlySet<SettingKey | 'outputs'>;
  /** Where each understood key's value stands, for findings about it. */
  readonly spans: ReadonlyMap<string, Span>;
}

/** How a variable was written. */
export type VariableSyntax = 'mustache' | 'dollar' | 'argument';

/** A piece of the body, in the order of the text. */
export type Segment =
  | {
      readonly kind: 'text';
      /** As sent: escapes are already resolved. */
      readonly text: string;
      readonly span: Span;
    }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly syntax: VariableSyntax;
      /** The `default="…"` of an `{argument}`. */
      readonly inlineDefault?: string;
      /** True when a filter or helper changes the value before it is sent. */
      readonly transformed: boolean;
      readonly span: Span;
    }
  /** Never sent. */
  | { readonly kind: 'comment'; readonly span: Span }
  /** `{{#if}}`, `{{/if}}`, `{% for %}`: not sent itself, but decides whether or how often its content is. */
  | { readonly kind: 'control'; readonly span: Span }
  /** `{{> name}}`: sent, but its text stands elsewhere. */
  | { readonly kind: 'partial'; readonly name: string; readonly span: Span };

/** A parsed prompt template. Parsing never fails; what is wrong stands in `findings`. */
export interface Template {
  /** The front matter between its `---` lines; undefined when there is none. */
  readonly headerSpan: Span | undefined;
  readonly header: SettingsLayer;
  /** False when the header's YAML is broken, so that keys may be missing from it. */
  readonly headerComplete: boolean;
  /** False when the prompt holds so many variables, comments and escapes that its end is taken for text. */
  readonly promptComplete: boolean;
  /** The prompt sent: the body without its surrounding blank lines. Empty when there is none. */
  readonly promptSpan: Span;
  readonly segments: readonly Segment[];
  readonly findings: readonly Finding[];
}
