import { runSuite } from './run.ts';

/** What VS Code calls to run the tests inside the extension host, on Node and in the browser. */
export function run(): Promise<void> {
  return runSuite(() => import('./features.ts'));
}
