import { estimateRequest, type RequestEstimate } from './pricing/estimate.ts';
import { resolveRequests, type ResolvedRequest } from './pricing/request.ts';
import { imageSourceOf } from './images/imageSource.ts';
import { NO_REFERENCES, type ReferenceLookup } from './images/references.ts';
import type { TemplateSettings } from './project/settings.ts';
import { REPLACEMENT_CHARACTER } from './lint/rules/encoding.ts';
import { lint } from './lint/lint.ts';
import { parseNativeTemplate } from './template/native.ts';
import type { Template } from './template/template.ts';
import type { Finding } from './text/finding.ts';
import type { Steps } from './text/steps.ts';
import { countPrompt, type PromptTokens } from './tokens/promptTokens.ts';
import type { TokenCounter } from './tokens/tokenCounter.ts';

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
  /** Paths and globs of images and masks, as written; what the shell knows about their files decides the price. */
  readonly references: readonly string[];
  /** The version of the price list, `YYYY-MM-DD`. */
  readonly catalogueVersion: string;
}

/** Longest file that is analysed, in UTF-16 units; the API accepts prompts of 32,000 characters. */
export const LONGEST_TEMPLATE = 4_000_000;

/**
 * Parses, counts and prices a template. Never throws for any text.
 *
 * @param text the file's text, a byte order mark included.
 * @param references what is known about the files that the template names. Where it answers `pending`, the
 *   caller looks for the file and analyses again.
 */
export function* analyse(
  text: string,
  settings: TemplateSettings,
  counter: TokenCounter,
  references: ReferenceLookup = NO_REFERENCES,
): Steps<Analysis> {
  const { catalogue, undeclaredTokens } = settings;
  const read = text.length <= LONGEST_TEMPLATE ? text : text.slice(0, LONGEST_TEMPLATE);
  const template = yield* parseNativeTemplate(read);
  const { requests, inputs, outputsInvalid } = resolveRequests(
    [...settings.below, template.header, ...settings.above],
    template.header,
    references,
  );
  const counted = yield* countPrompt(template.segments, inputs, undeclaredTokens, counter);
  const whole = read === text ? counted : withRestMissing(counted);
  const prompt = withDoubts(whole, [
    ...(template.headerComplete
      ? []
      : ['The header cannot be read completely, so settings may be missing.']),
    ...(text.includes(REPLACEMENT_CHARACTER)
      ? ['The file holds bytes that are not UTF-8, which cannot be counted as they were meant.']
      : []),
    ...(outputsInvalid ? ['Some outputs cannot be read and are left out.'] : []),
  ]);
  const estimates = requests.map((request) => estimateRequest(catalogue, request, prompt));
  const found = yield* lint({
    text: read,
    template,
    prompt,
    requests: estimates,
    catalogue,
    today: settings.today,
  });
  return {
    template,
    prompt,
    requests: estimates.map((estimate, index): AnalysedRequest => ({
      ...estimate,
      findings: found.requests[index] ?? [],
    })),
    findings: [...template.findings, ...found.template],
    references: referencesOf(requests),
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
  const reason = `The file is longer than ${LONGEST_TEMPLATE.toLocaleString('en-US')} characters; only its beginning is counted.`;
  return { ...prompt, basis: 'partial', reasons: [...prompt.reasons, reason] };
}

function withDoubts(prompt: PromptTokens, doubts: readonly string[]): PromptTokens {
  if (doubts.length === 0) return prompt;
  const basis = prompt.basis === 'exact' ? 'estimate' : prompt.basis;
  return { ...prompt, basis, reasons: [...prompt.reasons, ...doubts] };
}
