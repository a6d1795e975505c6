import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describeHostRun, type HostRunResult } from '../test/host/hostRun.mts';
import { runKeyboardPath } from '../test/host/runKeyboardPath.mts';
import { runLanguages } from '../test/host/runLanguages.mts';
import { runNodeHost } from '../test/host/runNodeHost.mts';
import { runPageTests } from '../test/host/runPageTests.mts';
import { runReload } from '../test/host/runReload.mts';
import { runWebHost } from '../test/host/runWebHost.mts';

/** How one step ended; a check without tests of its own counts as one. */
interface StepResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
}

const root = resolve(import.meta.dirname, '..');

const steps: readonly (() => Promise<StepResult>)[] = [
  check('build', 'tsx', ['scripts/build.mts']),
  check('types', 'tsc', ['--build']),
  check('lint', 'eslint', ['.', '--max-warnings', '0']),
  check('formatting', 'prettier', ['--check', '--log-level', 'warn', '.']),
  check('dead code', 'knip', ['--no-progress']),
  unitTests,
  browserTests('page tests', runPageTests),
  browserTests('keyboard path', runKeyboardPath),
  browserTests('languages', runLanguages),
  browserTests('reload', runReload),
  () =>
    hostTests('extension tests on Node', () =>
      runNodeHost({ extensionFolder: root, testsFile: join(root, 'dist/test/node/index.cjs') }),
    ),
  () =>
    hostTests('extension tests on the web', () =>
      runWebHost({ extensionFolder: root, testsFile: join(root, 'dist/test/web/index.js') }),
    ),
];

/** Runs every step, also after a failed one, and sums up what passed. */
async function runAll(): Promise<void> {
  const results: StepResult[] = [];
  for (const step of steps) results.push(await step());
  console.log('');
  for (const { name, passed, failed } of results) {
    console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed`);
  }
  const sum = (key: 'passed' | 'failed'): number =>
    results.reduce((total, result) => total + result[key], 0);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}

function check(name: string, command: string, args: readonly string[]): () => Promise<StepResult> {
  return async () => {
    console.log(`\n── ${name}`);
    const { exitCode } = await run(command, args);
    return { name, passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1 };
  };
}

async function unitTests(): Promise<StepResult> {
  console.log('\n── unit tests');
  const { exitCode, output } = await run('mocha', []);
  const count = (word: string): number =>
    Number(new RegExp(`^\\s*(\\d+) ${word}`, 'mu').exec(output)?.[1] ?? 0);
  const failed = count('failing');
  // A suite that crashed prints no counts.
  return {
    name: 'unit tests',
    passed: count('passing'),
    failed: exitCode === 0 ? failed : Math.max(1, failed),
  };
}

function browserTests(
  name: string,
  start: () => Promise<Omit<StepResult, 'name'>>,
): () => Promise<StepResult> {
  return async () => {
    console.log(`\n── ${name}`);
    try {
      return { name, ...(await start()) };
    } catch (error) {
      console.error(error);
      return { name, passed: 0, failed: 1 };
    }
  };
}

async function hostTests(name: string, start: () => Promise<HostRunResult>): Promise<StepResult> {
  console.log(`\n── ${name}`);
  try {
    const result = await start();
    console.log(describeHostRun(result));
    // A skipped test is one that was not run; here none may be.
    const failed = result.failed + result.skipped;
    return { name, passed: result.passed, failed: result.ok ? failed : Math.max(1, failed) };
  } catch (error) {
    console.error(error);
    return { name, passed: 0, failed: 1 };
  }
}

interface CommandResult {
  readonly exitCode: number;
  readonly output: string;
}

function run(command: string, args: readonly string[]): Promise<CommandResult> {
  return new Promise((finish) => {
    const child = spawn(join(root, 'node_modules', '.bin', command), args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    child.on('error', (error) => {
      console.error(error.message);
      finish({ exitCode: 1, output });
    });
    child.on('close', (code) => {
      finish({ exitCode: code ?? 1, output });
    });
  });
}

await runAll();
