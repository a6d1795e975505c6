import { dividePrompt, type PromptPart } from '../../caching/parts.ts';
import { LONGEST_LAID_OUT } from '../../caching/layout.ts';
import type { IndexedTemplate } from '../../caching/indexed.ts';
import { isStructured, pointsElsewhere } from '../../caching/prose.ts';
import { encodingDoubt } from '../../caching/prefixCounter.ts';
import { compareText } from '../../caching/units.ts';
import { resolveRequests } from '../../pricing/request.ts';
import { isImageTemplate } from '../../project/ownership.ts';
import {
  NO_FINDING_SETTINGS,
  type FindingSettings,
  type TemplateSettings,
} from '../../project/settings.ts';
import { expandPartials, type Expansion } from '../../template/expandPartials.ts';
import { parseNativeTemplate } from '../../template/native.ts';
import type { PartialLookup } from '../../template/partialFiles.ts';
import type { Template } from '../../template/template.ts';
import type { Span } from '../../text/span.ts';
import type { Steps } from '../../text/steps.ts';
import { words, type Wording, type WordingPart } from '../../text/wording.ts';
import { USUAL_ENCODING } from '../../tokens/textModels.ts';
import { cachePricingOf, type CachePricing } from '../cacheWorth.ts';

/** A template as the rules about whole workspaces see it. */
export interface WorkspaceTemplate extends IndexedTemplate {
  readonly pricing: CachePricing;
  /** Why its tokens may be others than are counted, in a sentence. */
  readonly doubt: Wording | undefined;
  readonly settings: FindingSettings;
  readonly comments: readonly Span[];
  /** The first part that changes, for people; undefined when nothing does. */
  readonly firstDynamic: { readonly name: WordingPart; readonly span: Span } | undefined;
  /** The whole text of each partial it includes; of those in which nothing changes. */
  readonly partialTexts: ReadonlyMap<string, string>;
  /** Whether its text may be put into another order. */
  readonly movable: boolean;
  /** Whether its template engine understands `{{> name}}`, judged by the tags it uses. */
  readonly takesPartials: boolean;
}

/** Reads a template for comparison; undefined for one that is too long, sends no request, or is none for images. */
export function* indexTemplate(
  path: string,
  text: string,
  settings: TemplateSettings,
  partials: PartialLookup,
): Steps<WorkspaceTemplate | undefined> {
  const template = yield* parseNativeTemplate(text);
  const layers = [...settings.below, template.header, ...settings.above];
  const { requests, inputs } = resolveRequests(layers, template.header);
  const [request] = requests;
  if (request === undefined || !isImageTemplate(path, template, settings.catalogue))
    return undefined;
  const expansion = yield* expandPartials(template.segments, path, partials);
  if (lengthOf(expansion) > LONGEST_LAID_OUT) return undefined;
  const parts = yield* dividePrompt(text, expansion.segments, inputs);
  yield;
  const compared = compareText(parts);
  yield;
  const { promptSpan, segments } = template;
  const findings = settings.findings ?? NO_FINDING_SETTINGS;
  const pricing = cachePricingOf(request, { catalogue: settings.catalogue, ...findings });
  const first = parts.find((part) => part.kind === 'dynamic');
  return {
    ...compared,
    path,
    text,
    promptSpan,
    scope: pricing.scope,
    pricing,
    doubt: encodingDoubt(request, USUAL_ENCODING),
    settings: findings,
    comments: segments.flatMap(({ kind, span }) => (kind === 'comment' ? [span] : [])),
    firstDynamic: first && {
      name: first.what === 'block' ? words('a block') : first.name,
      span: first.span,
    },
    partialTexts: textsOfPartials(parts),
    movable: !isStructured(compared.sent) && !pointsElsewhere(compared.sent),
    takesPartials: usesHandlebars(text, template),
  };
}

function textsOfPartials(parts: readonly PromptPart[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const changing = new Set<string>();
  for (const part of parts) {
    if (part.origin === undefined) continue;
    if (part.kind === 'dynamic') changing.add(part.origin);
    else texts.set(part.origin, (texts.get(part.origin) ?? '') + part.text);
  }
  for (const path of changing) texts.delete(path);
  return texts;
}

function lengthOf({ segments }: Expansion): number {
  return segments.reduce(
    (sum, segment) => sum + (segment.kind === 'text' ? segment.text.length : 1),
    0,
  );
}

/** Jinja has its own includes, and `${…}` alone is filled in by code; there `{{> name}}` would be sent as it is. */
function usesHandlebars(text: string, { segments }: Template): boolean {
  let found = false;
  for (const segment of segments) {
    const source = text.slice(segment.span.start, segment.span.start + 300);
    if (source.startsWith('{%')) return false;
    if (segment.kind === 'variable' && segment.syntax === 'mustache') {
      if (/^\{\{[^}]*[|(]/u.test(source)) return false;
      found = true;
    }
    found ||= segment.kind === 'partial' || segment.kind === 'control';
  }
  return found;
}
