import { planRequest, type PlanSettings } from '../plan/planRequest.ts';
import { ENGLISH, type Language } from '../report/language.ts';
import { reportPlan } from '../report/planJson.ts';
import type { PlanReport } from '../report/planSchema.ts';
import { answeredRequest, type EstimateAnswers, type EstimateSubject } from './answers.ts';

/** The plan of a run as the answers describe it; its sentences are in the language. */
export function planAnswers(
  { catalogue, base, prompt }: EstimateSubject,
  answers: EstimateAnswers,
  settings: PlanSettings = {},
  language: Language = ENGLISH,
): PlanReport {
  const request = answeredRequest(base, answers);
  const { model, quality, size } = request;
  return reportPlan(
    {
      request: { path: null, model, quality, size, output: null, outputs: null },
      catalogueVersion: catalogue.version,
      ...planRequest(catalogue, request, prompt, answers.runs, settings),
    },
    language,
  );
}
