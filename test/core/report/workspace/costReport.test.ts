import assert from 'node:assert/strict';
import { workspaceMarkdown } from '../../../../src/core/report/workspace/costReport.ts';
import { runSteps } from '../../../../src/core/text/steps.ts';
import { entry } from './entries.ts';

describe('workspaceMarkdown', () => {
  it('has the sum, and a row for each request, the dearest template first', () => {
    const entries = [entry('c', [20, undefined]), entry('a|b.prompt', 30, 1), entry('d', [5, 9])];
    assert.deepEqual(runSteps(workspaceMarkdown(entries)).split('\n'), [
      '# Cost of the workspace',
      '',
      '**≥ \\$0.0550** for each request sent once · partial',
      '',
      '- 3 templates, 4 requests, 1 of them unpriced and not in the sum',
      '- 1 warning and 0 hints, in the Problems view once the template is open',
      '- Price list of 2026-11-23',
      '',
      '| Template | Request | Cost | Basis |',
      '| --- | --- | ---: | --- |',
      '| a\\|b.prompt | gpt-image-2 low 1024×1024 | \\$0.0300 | exact |',
      '| c | gpt-image-2 low 1024×1024 | \\$0.0200 | exact |',
      '| c | gpt-image-2 max 1024×1024 | unpriced | unpriced: This model has no such quality. Choose another. |',
      '| d | gpt-image-2 low 1024×1024 | ≈ \\$0.005–\\$0.009 | estimate: The quality is auto. |',
      '',
    ]);
  });

  it('counts a template once that was found twice', () => {
    const page = runSteps(workspaceMarkdown([entry('a', 20), entry('a', 20)]));
    assert.ok(page.includes('1 template, 1 request,'), page);
    assert.ok(page.includes('**\\$0.0200**'), page);
  });

  it('names the workspace folder where there are several', () => {
    const page = runSteps(workspaceMarkdown([entry('a', 20), entry('b', 5, 0, 'other')]));
    assert.match(page, /^\| shop\/a \|.*\n\| other\/b \|/mu);
  });

  it('says that there is none', () => {
    assert.match(runSteps(workspaceMarkdown([])), /no prompt templates/u);
  });
});
