import { estimateRequest, type RequestEstimate } from './pricing/estimate.ts';
import { withFallbacks } from './pricing/fallbacks.ts';
import { resolveRequests, type ResolvedRequest } from './pricing/request.ts';
import { imageSourceOf } from './images/imageSource.ts';
import { layOutPrompt, type PromptLayout } from './caching/layout.ts';
import { findPotential } from './caching/potential.ts';
import { prefixCounter, type CounterLookup } from './caching/prefixCounter.ts';
import { NO_REFERENCES, type ReferenceLookup } from './images/references.ts';
import { NO_FINDING_SETTINGS, type TemplateSettings } from './project/settings.ts';
import { withLevels } from './lint/levels.ts';
import { REPLACEMENT_CHARACTER } from './lint/rules/encoding.ts';
import { lint } from './lint/lint.ts';
import { withoutSuppressed } from './lint/suppression.ts';
import { expandPartials } from './template/expandPartials.ts';
import { NO_PARTIALS, type PartialLookup } from './template/partialFiles.ts';
import { parseNativeTemplate } from './template/native.ts';
import { plainTemplate, type PlainPrompt } from './template/plainPrompt.ts';
import type { Template } from './template/template.ts';
import type { Finding } from './text/finding.ts';
import { words, type Wording } from './text/wording.ts';
import type { Steps } from './text/steps.ts';
import { countPrompt, type PromptTokens, type SentPrompt } from './tokens/promptTokens.ts';
import type { Encoding } from './tokens/textModels.ts';
import type { TokenCounter } from './tokens/tokenCounter.ts';
import { countVariables, type VariableTokens } from './tokens/variableTokens.ts';

/** One way a template is used, priced, with what is wrong about it. */
export interface AnalysedRequest extends RequestEstimate {
  readonly findings: readonly Finding[];
}

/** Everything the engine knows about one template; plain data. */
export interface Analysis {
  readonly template: Template;
  readonly prompt: PromptTokens;
  /** One per output, in the header's order. */
  readonly requests: readonly AnalysedRequest[];
  /** What is wrong with the template as a whole; each request has its own beside it. */
  readonly findings: readonly Finding[];
  /** The prompt with its partials in place, and the values of its variables; what rows of data are filled into. */
  readonly sent: SentPrompt;
  /** What each variable adds, in the order of the prompt. */
  readonly variables: readonly VariableTokens[];
  /** How the prompt is laid out for a cache; undefined when it is far longer than the API accepts. */
  readonly layout: PromptLayout | undefined;
  /** Paths and globs of images and masks, as written; what the shell knows about their files decides the price. */
  readonly references: readonly string[];
  /** The encoding that the text model counts by, when its counter was asked for and not at hand. */
  readonly missingEncoding: Encoding | undefined;
  /** The version of the price list, `YYYY-MM-DD`. */
  readonly catalogueVersion: string;
}

/** The partials that a template may include. */
export interface TemplatePartials {
  /** The template's path, relative to the project's folder and with `/`. */
  readonly path: string;
  readonly lookup: PartialLookup;
}

const WITHOUT_PARTIALS: TemplatePartials = { path: '', lookup: NO_PARTIALS };

/** Longest file that is analysed, in UTF-16 units; the API accepts prompts of 32,000 characters. */
export const LONGEST_TEMPLATE = 4_000_000;

/**
 * Parses, counts and prices a template. Never throws for any text.
 *
 * @param given the file's text, a byte order mark included; or a prompt as it is sent.
 * @param references what is known about the files that the template names. Where it answers `pending`, the
 *   caller looks for the file and analyses again.
 * @param partials the files that it may include, see `loadPartials`.
 * @param counterOf the counters of other encodings. Where it has none, the caller loads it and analyses again.
 */
export function* analyse(
  given: string | PlainPrompt,
  settings: TemplateSettings,
  counter: TokenCounter,
  references: ReferenceLookup = NO_REFERENCES,
  partials: TemplatePartials = WITHOUT_PARTIALS,
  counterOf: CounterLookup = () => undefined,
): Steps<Analysis> {
  const text = typeof given === 'string' ? given : given.text;
  const { catalogue, undeclaredTokens, findings = NO_FINDING_SETTINGS } = settings;
  const read = text.length <= LONGEST_TEMPLATE ? text : text.slice(0, LONGEST_TEMPLATE);
  const template =
    typeof given === 'string'
      ? yield* parseNativeTemplate(read)
      : plainTemplate({ ...given, text: read });
  const { requests, inputs, outputsInvalid } = resolveRequests(
    [...settings.below, template.header, ...settings.above],
    template.header,
    references,
  );
  const { path, lookup } = partials;
  const expansion = yield* expandPartials(template.segments, path, lookup);
  const counted = yield* countPrompt(expansion.segments, inputs, undeclaredTokens, counter);
  const whole = read === text ? counted : withRestMissing(counted);
  const prompt = withDoubts(whole, [
    ...(template.headerComplete
      ? []
      : [words('The header cannot be read completely, so settings may be missing.')]),
    ...(template.promptComplete
      ? []
      : [
          words(
            'The prompt holds too many variables and comments; the last of them are counted as text.',
          ),
        ]),
    ...(settings.doubts ?? []),
    ...(text.includes(REPLACEMENT_CHARACTER)
      ? [
          words(
            'The file holds bytes that are not UTF-8, which cannot be counted as they were meant.',
          ),
        ]
      : []),
    ...(outputsInvalid ? [words('Some outputs cannot be read and are left out.')] : []),
  ]);
  const estimates: RequestEstimate[] = [];
  for (const request of requests) {
    estimates.push(estimateRequest(catalogue, request, prompt));
    yield;
  }
  const sent: SentPrompt = { segments: expansion.segments, inputs, undeclaredTokens };
  const variables = yield* countVariables(sent, counter);
  const prefix = prefixCounter(requests[0], counter, counterOf);
  const laidOut = yield* layOutPrompt(read, template, expansion, inputs, prefix.counter);
  const { doubt } = prefix;
  const layout = laidOut && doubt !== undefined ? { ...laidOut, doubt } : laidOut;
  const potential =
    layout === undefined
      ? {}
      : yield* findPotential(
          { path, text: read, template, layout, inputs, partials: lookup },
          prefix.counter,
        );
  const found = yield* lint({
    text: read,
    template,
    prompt,
    requests: estimates,
    catalogue,
    below: settings.below,
    above: settings.above,
    today: settings.today,
    inputs,
    layout,
    potential,
    // Whoever reads no partials does not know whether they are there.
    partialProblems: lookup === NO_PARTIALS ? [] : expansion.problems,
    confirmedCaching: findings.confirmedCaching,
    budgets: settings.budgets ?? [],
  });
  const shown = (all: readonly Finding[]): readonly Finding[] =>
    withLevels(withoutSuppressed(read, template, all), findings);
  return {
    template,
    prompt,
    requests: estimates.map((estimate, index): AnalysedRequest => ({
      ...withFallbacks(catalogue, estimate, prompt),
      findings: shown(found.requests[index] ?? []),
    })),
    findings: shown([...template.findings, ...found.template]),
    sent,
    variables,
    layout,
    references: referencesOf(requests),
    missingEncoding: prefix.missing,
    catalogueVersion: catalogue.version,
  };
}

function referencesOf(requests: readonly ResolvedRequest[]): readonly string[] {
  const sources = requests.flatMap(({ images = [], mask }) =>
    [...images, ...(mask ? [mask] : [])].map(({ source }) => source),
  );
  return [...new Set(sources)].filter((source) => imageSourceOf(source).kind === 'file');
}

function withRestMissing(prompt: PromptTokens): PromptTokens {
  const reason = words(
    'The file is longer than {0} characters; only its beginning is counted.',
    LONGEST_TEMPLATE,
  );
  return { ...prompt, basis: 'partial', reasons: [...prompt.reasons, reason] };
}

function withDoubts(prompt: PromptTokens, doubts: readonly Wording[]): PromptTokens {
  if (doubts.length === 0) return prompt;
  const basis = prompt.basis === 'exact' ? 'estimate' : prompt.basis;
  return { ...prompt, basis, reasons: [...prompt.reasons, ...doubts] };
}
