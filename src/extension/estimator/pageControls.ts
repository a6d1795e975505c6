import {
  choicesOf,
  ENGLISH,
  findModel,
  qualitiesOf,
  QUALITIES,
  type EstimateSubject,
  type Language,
} from '../../core/index.ts';
import type { PageFields, PageGroup } from '../../webview/protocol.ts';
import { createControls, type Controls } from './pageControl.ts';
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
  language: Language = ENGLISH,
): PageGroup[] {
  const controls = createControls(fields, form.problems);
  return [
    requestGroup(subject, form, fields, sources, controls, language),
    runGroup(subject, form, controls, language),
    draftGroup(subject, form, fields, controls, language),
    fitGroup(form, controls, language),
  ];
}

function requestGroup(
  subject: EstimateSubject,
  { answers }: EstimatorForm,
  fields: PageFields,
  sources: readonly PageSource[],
  { select, text, same }: Controls,
  language: Language,
): PageGroup {
  const source = sources.find(({ id }) => id === fields['source'])?.id ?? OWN_TEXT;
  const words = (question: 'model' | 'quality' | 'size'): string[] =>
    choicesOf(subject, question, answers, language).map((choice) => choice.answers[question]);
  const own = subject.base.images?.length ?? 0;
  const prompt = {
    kind: 'prompt',
    name: 'prompt',
    label: language.say('Text of the prompt'),
    value: fields['prompt'] ?? '',
  } as const;
  return {
    title: language.say('Request'),
    controls: [
      select('source', language.say('Prompt'), source, [
        ...sources.map(({ id, name }) => [id, name] as const),
        [OWN_TEXT, language.say('Text below')],
      ]),
      ...(source === OWN_TEXT ? [prompt] : []),
      select('model', language.say('Model'), answers.model, same(words('model'))),
      select(
        'quality',
        language.say('Quality'),
        answers.quality,
        same([...new Set([...words('quality'), answers.quality])]),
      ),
      text('size', language.say('Size'), answers.size, '', words('size')),
      select(
        'n',
        language.say('Images a request'),
        String(answers.n),
        same(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']),
      ),
      text(
        'references',
        language.say('Reference images'),
        own > 0 ? language.say('template') : language.say('none'),
        language.say('Such as 2 1024x1024'),
        [
          ...(own > 0 ? [language.say('template')] : []),
          language.say('none'),
          '1 1024x1024',
          '2 1536x1024',
        ],
      ),
    ],
  };
}

function runGroup(
  { base }: EstimateSubject,
  { batch }: EstimatorForm,
  { select, text, same }: Controls,
  language: Language,
): PageGroup {
  const own = (value: number | undefined): string => (value === undefined ? '' : String(value));
  return {
    title: language.say('Run'),
    controls: [
      text('runs', language.say('Requests'), '1'),
      select('batch', language.say('Price'), batch ? 'batch' : 'live', [
        ['live', language.say('Live')],
        ['batch', language.say('Batch, within 24 hours')],
      ]),
      select('tier', language.say('Usage tier'), own(base.tier), [
        ['', language.say('Not known')],
        ...same(['1', '2', '3', '4', '5']),
      ]),
      text(
        'demand',
        language.say('Images asked for a minute'),
        '',
        language.say('What queues on the tier'),
      ),
      text(
        'attempts',
        language.say('Attempts an asset'),
        own(base.attempts),
        language.say('Images until one is approved'),
      ),
      text(
        'acceptance',
        language.say('Acceptance'),
        own(base.acceptance),
        language.say('Share approved, such as 0.5 or 50%'),
      ),
      text(
        'maxAttempts',
        language.say('Most attempts'),
        own(base.maxAttempts),
        language.say('Then the asset is given up'),
      ),
    ],
  };
}

function draftGroup(
  subject: EstimateSubject,
  { answers }: EstimatorForm,
  fields: PageFields,
  { select, text, same }: Controls,
  language: Language,
): PageGroup {
  const { catalogue, base } = subject;
  const model =
    findModel(catalogue, fields['draftModel'] ?? '') ?? findModel(catalogue, answers.model);
  const models = choicesOf(subject, 'model', answers, language).map(
    (choice) => choice.answers.model,
  );
  return {
    title: language.say('Drafts and turns'),
    controls: [
      select('draftQuality', language.say('Draft quality'), '', [
        ['', language.say('No drafts')],
        ...same(model ? qualitiesOf(model) : []),
      ]),
      select('draftModel', language.say('Draft model'), '', [
        ['', language.say('The same')],
        ...same(models),
      ]),
      text('drafts', language.say('Drafts a final'), '3'),
      select(
        'laneApi',
        language.say('From draft to final'),
        base.api === 'responses' ? 'responses' : 'generate',
        [
          ['generate', language.say('Each picture on its own')],
          ['edit', language.say('The final edits a draft')],
          ['responses', language.say('Turns of a conversation')],
        ],
      ),
      text(
        'turns',
        language.say('Turns of a conversation'),
        '',
        language.say('Each sends the picture before'),
      ),
    ],
  };
}

function fitGroup(
  { limits }: EstimatorForm,
  { select, same }: Controls,
  language: Language,
): PageGroup {
  const any = language.say('Any');
  const megapixels = (count: number): readonly [string, string] => [
    String(count * 1_000_000),
    language.say(count === 1 ? '{0} megapixel' : '{0} megapixels', count),
  ];
  return {
    title: language.say('Cheapest that fits'),
    controls: [
      select('fewestPixels', language.say('Pixels at least'), String(limits.fewestPixels), [
        ['0', any],
        ...[1, 2, 4, 8].map(megapixels),
      ]),
      select('leastQuality', language.say('Quality at least'), limits.quality, [
        ['any', any],
        ...same(QUALITIES.filter((word) => word !== 'auto')),
      ]),
      select('shape', language.say('Shape'), limits.shape, [
        ['any', any],
        ['same', language.say('As the size above')],
        ['square', language.say('Square')],
        ['landscape', language.say('Landscape')],
        ['portrait', language.say('Portrait')],
      ]),
    ],
  };
}
