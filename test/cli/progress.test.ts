import assert from 'node:assert/strict';
import { createProgress } from '../../src/cli/progress.ts';
import { createTestIo } from './support/runCli.ts';

/** Works through ten templates, each of which takes `msPerStep`. */
function work(columns: number | undefined, msPerStep: number): string {
  let time = Date.UTC(2026, 10, 24);
  const { io, stderr } = createTestIo('/', [], {
    ...(columns && { columns }),
    now: () => new Date(time),
  });
  const progress = createProgress(io, 10, 'templates');
  for (let step = 0; step < 10; step++) {
    time += msPerStep;
    progress.step();
  }
  progress.stop();
  return stderr.text;
}

describe('createProgress', () => {
  it('draws a bar on a terminal when the work takes long', () => {
    assert.match(work(80, 100), /10 of 10 templates/u);
  });

  it('draws nothing for work that is done at once', () => {
    assert.equal(work(80, 10), '');
  });

  it('draws nothing where there is no terminal', () => {
    assert.equal(work(undefined, 1_000), '');
  });
});
