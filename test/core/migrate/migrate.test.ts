import assert from 'node:assert/strict';
import {
  applyEdits,
  createProjectContext,
  findModel,
  parseProjectFile,
} from '../../../src/core/index.ts';
import { inEnglish } from '../../../src/core/text/wording.ts';
import { planMigration, type Migration } from '../../../src/core/migrate/migrate.ts';
import { analysed } from '../../support/analysed.ts';

/** The plan that takes all requests of a template to a model. */
function plan(text: string, to: string, project = ''): Migration | undefined {
  const { template, prompt, requests } = analysed(text, { project });
  const settings = createProjectContext({}, parseProjectFile(project)).settingsFor('a.prompt');
  const { catalogue, below, above } = settings;
  const target = findModel(catalogue, to);
  assert.ok(target);
  const subject = { text, template, prompt, requests, catalogue, below, above };
  return planMigration(subject, () => target);
}

/** The text after the move; the reason when it cannot be made. */
function moved(text: string, to: string, project?: string): string | undefined {
  const migration = plan(text, to, project);
  if (migration === undefined) return undefined;
  return migration.kind === 'possible'
    ? applyEdits(text, migration.edits)
    : inEnglish(migration.reason);
}

/** Quality words before and after, and image tokens before, after and with the same word. */
function words(text: string, to: string): unknown {
  return plan(text, to)?.requests.map(({ before, after, sameWord }) => [
    before.request.quality,
    after.request.quality,
    before.tokens.imageOutput?.max,
    after.tokens.imageOutput?.max,
    sameWord?.tokens.imageOutput?.max,
  ]);
}

const template = (header: string): string => `---\n${header}---\nA teapot.\n`;

describe('planMigration', () => {
  // Source of the tokens: the output table of gpt-image-2 and 2.5.
  it('takes each quality of gpt-image-2 to the same spend on 2.5, and says what the word would be', () => {
    const at = (quality: string): string =>
      template(`model: gpt-image-2\nquality: ${quality}\nsize: 1024x1024\n`);
    const to = 'gpt-image-2.5-sunburst';
    assert.deepEqual(words(at('high'), to), [['high', 'max', 7024, 7024, 1756]]);
    assert.deepEqual(words(at('medium'), to), [['medium', 'high', 1756, 1756, 439]]);
    assert.deepEqual(words(at('low'), to), [['low', 'low', 196, 196, undefined]]);
  });

  it('compares money, not tokens', () => {
    // gpt-image-1 at $40: 4,160 tokens are $0.1664; 2.5 at $30: xhigh is $0.0937, max $0.2107.
    const text = template('model: gpt-image-1\nquality: high\nsize: 1024x1024\n');
    assert.deepEqual(words(text, 'gpt-image-2.5-flare'), [['high', 'max', 4160, 7024, 1756]]);
    // Mini at $8: 1,056 tokens are $0.0084; 2.5 at $30: low is $0.0059, medium $0.0132.
    const mini = template('model: gpt-image-1-mini\nquality: medium\nsize: 1024x1024\n');
    assert.deepEqual(words(mini, 'gpt-image-2.5-flare'), [['medium', 'low', 1056, 196, 439]]);
  });

  it('goes by the middle of a band', () => {
    // 2.5 medium at 1024² is 439 tokens; low of 2.6 is 3 to 4.3 times 196, high is 1,756 ± 5 %.
    const text = template('model: gpt-image-2.5-flare\nquality: medium\nsize: 1024x1024\n');
    assert.deepEqual(words(text, 'gpt-image-2.6-flare'), [['medium', 'low', 439, 843, 1888]]);
  });

  it('leaves auto to the model', () => {
    const text = template('model: gpt-image-1\nsize: 1024x1024\n');
    assert.equal(moved(text, 'gpt-image-2'), template('model: gpt-image-2\nsize: 1024x1024\n'));
  });

  it('brings a size to the nearest that the model makes', () => {
    const text = template('model: gpt-image-2\nquality: low\nsize: 1920x1088\n');
    assert.match(moved(text, 'gpt-image-1') ?? '', /size: 1536x1024/u);
  });

  it('adds what comes from elsewhere, below the model where there is one', () => {
    const project = 'model: gpt-image-1\nquality: high\nsize: 1024x1024\n';
    assert.equal(
      moved('A teapot.\n', 'gpt-image-2.5-flare', project),
      template('model: gpt-image-2.5-flare\nquality: max\n'),
    );
    assert.equal(
      moved(template('model: gpt-image-1 # old\nn: 2\n'), 'gpt-image-2.5-flare', project),
      template('model: gpt-image-2.5-flare # old\nquality: max\nn: 2\n'),
    );
  });

  it('keeps the way the model is addressed', () => {
    assert.equal(
      moved(template('model: "openai/gpt-image-1"\n'), 'gpt-image-2'),
      template('model: "openai/gpt-image-2"\n'),
    );
  });

  it('takes out a fidelity that the model does not have', () => {
    assert.equal(
      moved(template('model: gpt-image-1\ninput_fidelity: high\nn: 1\n'), 'gpt-image-2'),
      template('model: gpt-image-2\nn: 1\n'),
    );
  });

  it('gives each output its own quality where they part', () => {
    const header = 'size: 1024x1024\noutputs:\n  - quality: low # draft\n  - { quality: high }\n';
    assert.equal(
      moved(template(`model: gpt-image-2\n${header}`), 'gpt-image-2.5-flare'),
      template(`model: gpt-image-2.5-flare\n${header.replace('high', 'max')}`),
    );
  });

  it('leaves outputs on the wanted model alone, though they share the quality', () => {
    const before =
      'quality: high\nsize: 1024x1024\noutputs:\n  - model: gpt-image-2\n  - { model: gpt-image-2.5-flare }\n';
    const after =
      'quality: high\nsize: 1024x1024\noutputs:\n  - model: gpt-image-2.5-flare\n    quality: max\n  - { model: gpt-image-2.5-flare }\n';
    assert.equal(moved(template(before), 'gpt-image-2.5-flare'), template(after));
  });

  it('has nothing to do where all requests are there already', () => {
    assert.equal(plan(template('model: gpt-image-2\n'), 'gpt-image-2'), undefined);
    assert.equal(plan(template('model: gpt-image-2-2026-04-21\n'), 'gpt-image-2'), undefined);
  });

  it('says so when outputs of the project file would part', () => {
    const project =
      'outputs: [{quality: low, size: 1024x1024}, {quality: high, size: 1024x1024}]\n';
    assert.match(moved('A teapot.', 'gpt-image-2.5-flare', project) ?? '', /prompt-cost\.yaml/u);
  });

  it('leaves a broken header alone', () => {
    assert.match(moved('---\nmodel: gpt-image-1\nx: "\n---\nP', 'gpt-image-2') ?? '', /by hand/u);
  });
});
