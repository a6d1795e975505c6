import type { Catalogue, ModelPricing } from '../pricing/catalogue.ts';
import type { RequestEstimate } from '../pricing/estimate.ts';
import type { SettingsLayer, Template } from '../template/template.ts';
import type { TextEdit } from '../text/finding.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';
import { migrationEdits } from './migrationEdits.ts';
import { modelOf, propose, type Proposal } from './propose.ts';

/** A template that may move to another model, with all its requests depend on. */
export interface MigrationSubject {
  readonly text: string;
  readonly template: Template;
  readonly prompt: PromptTokens;
  readonly requests: readonly RequestEstimate[];
  readonly catalogue: Catalogue;
  /** Layers of settings below the header, lowest first. */
  readonly below: readonly SettingsLayer[];
  /** Layers above the header. */
  readonly above: readonly SettingsLayer[];
}

/** A template's way to another model. */
export type Migration =
  | {
      readonly kind: 'possible';
      /** Only the requests that move, in the template's order. */
      readonly requests: readonly Proposal[];
      readonly edits: readonly TextEdit[];
    }
  | {
      readonly kind: 'impossible';
      readonly requests: readonly Proposal[];
      /** What stands in the way and what to do by hand. */
      readonly reason: string;
    };

/**
 * Plans the move of a template's requests to other models, as edits of its header; undefined when no
 * request is to move.
 *
 * @param targetOf the model that a request on `model` should move to; undefined to leave it where it is.
 */
export function planMigration(
  subject: MigrationSubject,
  targetOf: (model: ModelPricing | undefined, request: RequestEstimate) => ModelPricing | undefined,
): Migration | undefined {
  const { catalogue, prompt } = subject;
  const proposals = subject.requests.map((request): Proposal | undefined => {
    const model = modelOf(catalogue, request);
    const target = targetOf(model, request);
    if (target === undefined || target.id === model?.id) return undefined;
    return propose(catalogue, prompt, request, target);
  });
  const requests = proposals.filter((proposal) => proposal !== undefined);
  if (requests.length === 0) return undefined;
  const result = migrationEdits(subject, proposals);
  return result.kind === 'edits'
    ? { kind: 'possible', requests, edits: result.edits }
    : { kind: 'impossible', requests, reason: result.reason };
}
