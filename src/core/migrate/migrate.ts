import type { Catalogue, ModelPricing } from '../pricing/catalogue.ts';
import type { RequestEstimate } from '../pricing/estimate.ts';
import type { SettingsLayer, Template } from '../template/template.ts';
import type { TextEdit } from '../text/finding.ts';
import type { Wording } from '../text/wording.ts';
import type { PromptTokens } from '../tokens/promptTokens.ts';
import { firstChoiceOf } from '../pricing/fallbacks.ts';
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
      readonly reason: Wording;
    };

/** Tells where a request should go; undefined to leave it where it is. */
export type TargetOf = (
  model: ModelPricing | undefined,
  request: RequestEstimate,
) => ModelPricing | undefined;

/** What each request of a template would become; undefined for one that stays. */
export function proposeMigration(
  { catalogue, prompt, requests }: MigrationSubject,
  targetOf: TargetOf,
): readonly (Proposal | undefined)[] {
  return requests.map(firstChoiceOf).map((request) => {
    const model = modelOf(catalogue, request);
    const target = targetOf(model, request);
    return target === undefined || target.id === model?.id
      ? undefined
      : propose(catalogue, prompt, request, target);
  });
}

/** Plans the move of a template's requests to other models, as edits of its header; undefined when none moves. */
export function planMigration(
  subject: MigrationSubject,
  targetOf: TargetOf,
): Migration | undefined {
  const proposals = proposeMigration(subject, targetOf);
  const requests = proposals.filter((proposal) => proposal !== undefined);
  if (requests.length === 0) return undefined;
  const result = migrationEdits(subject, proposals);
  return result.kind === 'edits'
    ? { kind: 'possible', requests, edits: result.edits }
    : { kind: 'impossible', requests, reason: result.reason };
}
