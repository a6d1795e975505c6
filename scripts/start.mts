import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { takePicture } from '../test/host/screenshot.mts';
import { startEditor } from '../test/host/start.mts';

const root = resolve(import.meta.dirname, '..');
const examples = join(root, 'examples');
const shownExample = join(examples, 'product-hero.prompt');
/** Its lenses fit into one row of a picture. */
const picturedExample = join(examples, 'editorial-cover.prompt');
const port = 8123;

/** Builds, prints what the examples cost, and opens them in VS Code, or takes a picture of it. */
async function start(args: readonly string[]): Promise<void> {
  const pictureAt = args.indexOf('--screenshot');
  const picture = pictureAt < 0 ? undefined : args[pictureAt + 1];
  if (pictureAt >= 0 && picture === undefined) {
    console.error('Name the picture: npm start -- --screenshot FILE.png');
    process.exitCode = 2;
    return;
  }
  runNode(['--import', 'tsx', join(root, 'scripts/build.mts')]);
  runNode([join(root, 'dist/cli/prompt-cost.cjs'), 'estimate', 'examples']);
  if (picture !== undefined) {
    await takePicture({
      file: resolve(picture),
      workspace: examples,
      openFile: picturedExample,
      extension: { kind: 'development', folder: root },
      size: { width: 1400, height: 760 },
      settings: { 'editor.minimap.enabled': false, 'editor.wordWrap': 'on' },
    });
    console.log(`Saved ${picture}`);
    return;
  }
  if (openDesktop()) return;
  const { url } = await startEditor({
    extensionFolder: root,
    workspace: examples,
    openFile: shownExample,
    port,
  });
  console.log(`\nVS Code with the extension is at ${url}\nPress Ctrl+C to stop it.`);
}

/** True when the desktop VS Code took the examples. */
function openDesktop(): boolean {
  const code = process.platform === 'win32' ? 'code.cmd' : 'code';
  const { error, status } = spawnSync(
    code,
    [`--extensionDevelopmentPath=${root}`, examples, shownExample],
    { stdio: 'inherit', shell: process.platform === 'win32' },
  );
  return error === undefined && status === 0;
}

function runNode(args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

await start(process.argv.slice(2));
