export {
  answersOf,
  answeredRequest,
  estimateAnswers,
  type EstimateAnswers,
  type ChosenFile,
  type EstimateSubject,
  type ReferenceChoice,
} from './answers.ts';
export {
  choicesOf,
  describePrice,
  QUESTIONS,
  readTyped,
  type EstimateChoice,
  type Question,
} from './choices.ts';
export { planAnswers } from './plan.ts';
export {
  describeOutputs,
  estimateOutputs,
  outputLines,
  outputRuns,
  readOutputRuns,
} from './outputs.ts';
