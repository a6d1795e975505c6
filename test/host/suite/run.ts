/** A regular expression on the names of tests, put here by the build; empty for all. */
declare const ONLY_TESTS: string;

/**
 * Runs the tests that `loadTests` declares. Prints one line per test and a last line
 * `[suite] N passed, N failed, N skipped`; rejects when a test failed or none was run.
 */
export async function runSuite(loadTests: () => Promise<unknown>): Promise<void> {
  // The browser build, in both hosts, because it is one file without dependencies. It assigns
  // itself to `module.exports`, so it must not be evaluated before the bundle has exported `run`.
  await import('mocha/mocha.js');
  // Neither its `setup` nor its `run` is used: they want a document and a location, which the
  // extension host on Node does not have.
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: consoleReporter(),
    timeout: 20_000,
    grep: new RegExp(ONLY_TESTS, 'iu'),
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await loadTests();
  const { passed, failed, skipped } = await runMocha(mocha);
  const summary = `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`;
  console.log(`[suite] ${summary}`);
  if (failed > 0 || passed === 0) {
    throw new Error(summary);
  }
}

function runMocha(mocha: Mocha): Promise<Counts> {
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      resolve({
        passed: runner.stats?.passes ?? 0,
        failed: runner.stats?.failures ?? 0,
        skipped: runner.stats?.pending ?? 0,
      });
    });
  });
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Made late, because its base class is not there before mocha is. */
function consoleReporter(): Mocha.ReporterConstructor {
  return class extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
      super(runner, options);
      reportToConsole(runner);
    }
  };
}

function reportToConsole(runner: Mocha.Runner): void {
  runner.on('pass', (test) => {
    console.log(`  ✓ ${test.fullTitle()} (${String(test.duration ?? 0)} ms)`);
  });
  runner.on('pending', (test) => {
    console.log(`  - ${test.fullTitle()}`);
  });
  runner.on('fail', (test, error: unknown) => {
    console.log(`  ✗ ${test.fullTitle()}\n${indent(describeError(error))}`);
  });
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  // What follows is mocha's own: every test has the same.
  const stack = (error.stack ?? '').replace(/\n[^\n]*\bcallFn\b[^]*$/, '');
  // Some engines leave the message out of the stack.
  return stack.includes(error.message) ? stack : `${error.name}: ${error.message}\n${stack}`;
}

function indent(text: string): string {
  return text.replace(/^/gm, '      ');
}
