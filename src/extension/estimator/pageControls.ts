import {
  choicesOf,
  findModel,
  qualitiesOf,
  QUALITIES,
  type EstimateSubject,
} from '../../core/index.ts';
import type { PageControl, PageFields, PageGroup } from '../../webview/protocol.ts';
import type { EstimatorForm } from './pageForm.ts';

/** A prompt that the page can be about. */
export interface PageSource {
  readonly id: string;
  readonly name: string;
}

/** The source that is the text entered on the page itself. */
export const OWN_TEXT = 'text';

/** The controls of the page, with what was entered. */
export function pageControls(
  subject: EstimateSubject,
  form: EstimatorForm,
  fields: PageFields,
  sources: readonly PageSource[],
): PageGroup[] {
  const { answers, problems } = form;
  const isText = !sources.some(({ id }) => id === fields['source']);
  const select = (
    name: string,
    label: string,
    value: string,
    options: readonly (readonly [value: string, label: string])[],
  ): PageControl => ({
    kind: 'select',
    name,
    label,
    value,
    options: options.map(([one, text]) => ({ value: one, label: text })),
  });
  const text = (
    name: string,
    label: string,
    usual: string,
    hint = '',
    suggestions: readonly string[] = [],
  ): PageControl => ({
    kind: 'text',
    name,
    label,
    value: fields[name] ?? usual,
    hint,
    problem: problems.get(name) ?? '',
    suggestions: [...suggestions],
  });
  const words = (question: 'model' | 'quality' | 'size'): string[] =>
    choicesOf(subject, question, answers).map((choice) => choice.answers[question]);
  const model = findModel(subject.catalogue, answers.model);
  const draftModel = findModel(subject.catalogue, fields['draftModel'] ?? '') ?? model;
  const own = subject.base.images?.length ?? 0;
  const ownApi = subject.base.api === 'responses' ? 'As the template: turns' : 'Usual: on its own';
  const same = (list: readonly string[]): (readonly [string, string])[] =>
    list.map((one) => [one, one]);
  return [
    {
      title: 'Request',
      controls: [
        select('source', 'Prompt', isText ? OWN_TEXT : (fields['source'] ?? OWN_TEXT), [
          ...sources.map(({ id, name }) => [id, name] as const),
          [OWN_TEXT, 'Text below'],
        ]),
        ...(isText
          ? [
              {
                kind: 'prompt',
                name: 'prompt',
                label: 'Text of the prompt',
                value: fields['prompt'] ?? '',
              } as const,
            ]
          : []),
        select('model', 'Model', answers.model, same(words('model'))),
        select(
          'quality',
          'Quality',
          answers.quality,
          same([...new Set([...words('quality'), answers.quality])]),
        ),
        text('size', 'Size', answers.size, '', words('size')),
        select(
          'n',
          'Images a request',
          String(answers.n),
          same(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']),
        ),
        text(
          'references',
          'Reference images',
          own > 0 ? 'template' : 'none',
          'Such as 2 1024x1024',
          [...(own > 0 ? ['template'] : []), 'none', '1 1024x1024', '2 1536x1024'],
        ),
      ],
    },
    {
      title: 'Run',
      controls: [
        text('runs', 'Requests', '1'),
        select('batch', 'Price', form.batch ? 'batch' : 'live', [
          ['live', 'Live'],
          ['batch', 'Batch, within 24 hours'],
        ]),
        select('tier', 'Usage tier', fields['tier'] ?? '', [
          ['', 'Not known'],
          ...same(['1', '2', '3', '4', '5']),
        ]),
        text('attempts', 'Attempts an asset', '', 'Images until one is approved'),
        text('acceptance', 'Acceptance', '', 'Share approved, such as 0.5 or 50%'),
        text('maxAttempts', 'Most attempts', '', 'Then the asset is given up'),
        select('draftQuality', 'Draft quality', fields['draftQuality'] ?? '', [
          ['', 'No drafts'],
          ...same(draftModel ? qualitiesOf(draftModel) : []),
        ]),
        select('draftModel', 'Draft model', fields['draftModel'] ?? '', [
          ['', 'The same'],
          ...same(words('model')),
        ]),
        text('drafts', 'Drafts a final', '3'),
        select('laneApi', 'From draft to final', fields['laneApi'] ?? '', [
          ['', ownApi],
          ['generate', 'Each picture on its own'],
          ['edit', 'The final edits a draft'],
          ['responses', 'Turns of a conversation'],
        ]),
        text('turns', 'Turns of a conversation', '', 'Each sends the picture before'),
      ],
    },
    {
      title: 'Cheapest that fits',
      controls: [
        select('fewestPixels', 'Pixels at least', String(form.limits.fewestPixels), [
          ['0', 'Any'],
          ['1000000', '1 megapixel'],
          ['2000000', '2 megapixels'],
          ['4000000', '4 megapixels'],
          ['8000000', '8 megapixels'],
        ]),
        select('leastQuality', 'Quality at least', form.limits.quality, [
          ['any', 'Any'],
          ...same(QUALITIES.filter((word) => word !== 'auto')),
        ]),
      ],
    },
  ];
}
