import type { ResolvedImage } from '../images/resolvedImage.ts';
import { estimateRequest, type RequestEstimate } from '../pricing/estimate.ts';
import type { Catalogue } from '../pricing/catalogue.ts';
import type { ResolvedRequest } from '../pricing/request.ts';
import type { PixelSize } from '../template/template.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';

/** Reference images of an estimate: those of the template, picture files, or so many of one size in pixels. */
export type ReferenceChoice =
  | { readonly kind: 'own' }
  | { readonly kind: 'files'; readonly files: readonly ChosenFile[] }
  | ({ readonly kind: 'stated'; readonly count: number } & PixelSize);

/** A picture file that was chosen, with the size that its header states. */
export interface ChosenFile extends PixelSize {
  /** Its address, for whoever chose it. */
  readonly source: string;
  readonly name: string;
}

/** What the user answers about a request that is estimated. */
export interface EstimateAnswers {
  readonly model: string;
  readonly quality: string;
  /** `WIDTHxHEIGHT` in pixels, or `auto`. */
  readonly size: string;
  /** Images per request, 1 to 10. */
  readonly n: number;
  readonly references: ReferenceChoice;
  /** Requests made, whole number from 1. */
  readonly runs: number;
}

/** Most reference images that the API takes with a request. */
export const MOST_REFERENCES = 16;

/** What the engine needs to answer a question about a prompt. */
export interface EstimateSubject {
  readonly catalogue: Catalogue;
  /** The request as the template and its project have it. */
  readonly base: ResolvedRequest;
  readonly prompt: PromptTokens;
  /** The day by which models are gone, `YYYY-MM-DD`. */
  readonly today: string;
}

/** The answers that leave a request as it is. */
export function answersOf({ model, quality, size, n }: ResolvedRequest): EstimateAnswers {
  return { model, quality, size, n, references: { kind: 'own' }, runs: 1 };
}

/** The request that the answers describe; what they say counts, whatever was wrong with it before. */
export function answeredRequest(base: ResolvedRequest, answers: EstimateAnswers): ResolvedRequest {
  const { model, quality, size, n, references } = answers;
  const answered = new Set<string>(['outputs', 'model', 'quality', 'size', 'n']);
  if (references.kind === 'stated') answered.add('images').add('operation');
  const invalid = new Set([...base.invalid].filter((key) => !answered.has(key)));
  const request = { ...base, model, quality, size, n, invalid };
  if (references.kind === 'own') return request;
  const images = references.kind === 'files' ? filesOf(references.files) : statedOf(references);
  return { ...request, images, operation: images.length === 0 ? 'generate' : 'edit' };
}

const NOWHERE = { start: 0, end: 0 };

function filesOf(files: readonly ChosenFile[]): readonly ResolvedImage[] {
  return files.map(({ source, name, width, height }) => ({
    source,
    name,
    span: NOWHERE,
    pixels: { width, height },
    measured: 'file',
  }));
}

function statedOf({
  count,
  width,
  height,
}: ReferenceChoice & { kind: 'stated' }): readonly ResolvedImage[] {
  return Array.from({ length: count }, (_, index) => ({
    source: `#${index + 1}`,
    name: `#${index + 1}`,
    span: NOWHERE,
    pixels: { width, height },
    measured: 'stated',
  }));
}

/** The estimate of one request as the answers describe it. */
export function estimateAnswers(
  { catalogue, base, prompt }: EstimateSubject,
  answers: EstimateAnswers,
): RequestEstimate {
  return estimateRequest(catalogue, answeredRequest(base, answers), prompt);
}
