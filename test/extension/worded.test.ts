import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  breakdownMarkdown,
  buildCostTree,
  comparedWords,
  compareModels,
  costEntryOf,
  costNodeMarkdown,
  describeCostNode,
  ENGLISH,
  explainRequest,
  hoverMarkdown,
  layoutMarkdown,
  lensTitles,
  qualitiesOf,
  runSteps,
  sayMessage,
  SHIPPED_CATALOGUE,
  spokenRequest,
  variableMarkdown,
  workspaceMarkdown,
  type Analysis,
  type Explained,
  type Language,
} from '../../src/core/index.ts';
import { analysed } from '../support/analysed.ts';
import { markedLanguage, unsaid } from '../support/markedLanguage.ts';

const root = resolve(import.meta.dirname, '../..');
const bundles = ['de', 'ja', 'zh-cn'].map((language) => {
  const text = readFileSync(resolve(root, `l10n/bundle.l10n.${language}.json`), 'utf8');
  return { language, sentences: JSON.parse(text) as Readonly<Record<string, string>> };
});

/** Names and values that are the same in every language. */
const DATA: readonly string[] = [
  ...SHIPPED_CATALOGUE.models.flatMap((model) => [model.id, ...qualitiesOf(model)]),
  ...['auto', 'bogus', 'apple.prompt', 'fruit', 'style', 'upper', 'o200k_base', 'swatch.png'],
  ...['png, jpeg, webp', 'gpt-image-99', 'pear tree', 'quince', 'apple', 'other.png', 'other'],
  ...['https://a.b/c.png', 'https:\\//a.b/c.png'],
];

const IMAGES = 'images: [{path: swatch.png, pixels: 640x480}, other.png, "https://a.b/c.png"]';

/** Headers that lead through what may stand in the way of an exact price. */
function headersOf(model: string, qualities: readonly string[]): readonly string[] {
  const own = `model: ${model}`;
  return [
    ...[...qualities, 'auto', 'bogus'].map((one) => `${own}\nquality: ${one}\nsize: 1024x1024`),
    `${own}\nsize: auto`,
    `${own}\nsize: 1000x1001\nn: 3`,
    `${own}\nsize: 99999x99999`,
    `${own}\nsize: 1536x1024\nn: 2\npartial_images: 2\noutput_format: svg\nbatch: true`,
    `${own}\nsize: 1536x1024\n${IMAGES}\ninput_fidelity: high\nmask: mask.png`,
    `${own}\noperation: edit\nsize: 1024x672\nquality: low\nfallbacks: [gpt-image-1, gpt-image-99]`,
    `${own}\noperation: generate\n${IMAGES}`,
  ];
}

const HEADERS: readonly string[] = [
  ...SHIPPED_CATALOGUE.models.flatMap((model) => headersOf(model.id, qualitiesOf(model))),
  ...headersOf('gpt-image-99', ['low']),
  'n: [1',
  'quality: [low]\nsize: 3',
  'outputs: [{quality: low}, 5]',
  'api: responses',
  'api: responses\nmainline_model: gpt-4-turbo',
  'api: responses\nmainline_model: unheard-of',
  'attempts: 2\nacceptance: 0.5',
  'fallbacks: 7\nsize: 1024x1024\nquality: low',
  'inputs: {fruit: {default: apple, examples: [pear tree, quince, apple]}}',
];

const TODAY = '2026-11-24';
const PROMPT = '{{fruit | upper}} {{> style}} {{#if fruit}}and {{other}}{{/if}} {{fruit}}.';

/** Everything that the editor tells about a template, in a language. */
function* toldOf(analysis: Analysis, language: Language): Iterable<string> {
  const { requests, findings, layout, variables, catalogueVersion } = analysis;
  for (const request of requests) {
    const explained = explainRequest(
      { ...analysis, catalogue: SHIPPED_CATALOGUE },
      request,
      language,
    );
    yield* toldIn(explained);
    yield hoverMarkdown(request, undefined, catalogueVersion, language);
    yield spokenRequest(request, language);
    // A comparison prices every model, so that one of them is enough.
    if (request.request.model !== 'gpt-image-2.5-flare') continue;
    const compared = compareModels(SHIPPED_CATALOGUE, request, analysis.prompt, TODAY);
    for (const { price, detail } of comparedWords(compared, TODAY, language)) {
      yield* [price, detail];
    }
  }
  yield* lensTitles(requests, language);
  for (const finding of [...findings, ...requests.flatMap((request) => request.findings)]) {
    yield sayMessage(finding, language);
    for (const fix of finding.fixes ?? []) yield sayMessage(fix, language);
    for (const place of finding.related ?? []) yield sayMessage(place, language);
  }
  if (layout) yield layoutMarkdown(layout, language);
  for (const variable of variables) yield variableMarkdown(variable, analysis, language);
  yield breakdownMarkdown('apple.prompt', analysis, language);
  const place = { id: 'a', root: { id: 'r', name: 'r' }, path: 'apple.prompt' };
  const entry = costEntryOf(place, analysis, () => 0);
  yield runSteps(workspaceMarkdown([entry], language));
  for (const node of runSteps(buildCostTree([entry], { order: 'cost', filter: '' })).nodes) {
    yield Object.values(describeCostNode(node, language)).join('\n');
    yield costNodeMarkdown(node, language);
  }
}

function toldIn({ label, value, how = '', source = '', parts }: Explained): readonly string[] {
  return [label, value, how, source, ...parts.flatMap(toldIn)];
}

describe('what the core tells of templates', () => {
  const language = markedLanguage(DATA);
  const bare = new Set<string>();

  before(() => {
    for (const header of HEADERS) {
      const analysis = analysed(`---\n${header}\n---\n${PROMPT}`);
      for (const text of toldOf(analysis, language)) {
        for (const [words] of unsaid(text, DATA).matchAll(/\p{L}{3,}[^\n]*/gu)) bare.add(words);
      }
    }
  });

  it('is said in the display language, down to every reason', () => {
    assert.deepEqual([...bare], []);
    assert.deepEqual([...language.bareParts], []);
    assert.ok(language.said.size > 250, String(language.said.size));
  });

  it('has findings whose words are their message in English', () => {
    for (const header of HEADERS) {
      const { findings, requests } = analysed(`---\n${header}\n---\n${PROMPT}`);
      for (const found of [...findings, ...requests.flatMap((request) => request.findings)]) {
        assert.equal(sayMessage(found, ENGLISH), found.message);
        for (const fix of found.fixes ?? []) assert.equal(sayMessage(fix, ENGLISH), fix.title);
      }
    }
  });

  for (const { language: name, sentences } of bundles) {
    it(`is translated in ${name}`, () => {
      const missing = [...language.said].filter((one) => !Object.hasOwn(sentences, one));
      assert.deepEqual(missing, []);
    });
  }
});
