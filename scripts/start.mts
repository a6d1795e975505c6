import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { SCENES, type Scene } from '../test/host/scenes.mts';
import { takePicture } from '../test/host/screenshot.mts';
import { startEditor } from '../test/host/start.mts';

const root = resolve(import.meta.dirname, '..');
const examples = join(root, 'examples');
const shownExample = join(examples, 'product-hero.prompt');
const port = 8123;

/**
 * Builds, prints what the examples cost, and opens them in VS Code. With `--screenshot FILE.png` or
 * `--pictures FOLDER [--theme ID] [--only NAME,NAME]` takes pictures of it instead.
 */
async function start(args: readonly string[]): Promise<void> {
  const picture = valueOf('--screenshot', args);
  const pictures = valueOf('--pictures', args);
  if (picture === '' || pictures === '') {
    console.error('Name where it goes: npm start -- --screenshot FILE.png, or --pictures FOLDER');
    process.exitCode = 2;
    return;
  }
  runNode(['--import', 'tsx', join(root, 'scripts/build.mts')]);
  runNode([join(root, 'dist/cli/prompt-cost.cjs'), 'estimate', 'examples']);
  if (picture !== undefined) {
    const lens = SCENES.find(({ name }) => name === 'lens');
    if (lens) await takeScene(lens, resolve(picture));
    return;
  }
  if (pictures !== undefined) {
    const theme = valueOf('--theme', args);
    const only = valueOf('--only', args)?.split(',');
    for (const scene of SCENES) {
      if (only && !only.includes(scene.name)) continue;
      await takeScene(scene, resolve(pictures, `${scene.name}.png`), theme);
    }
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

async function takeScene(scene: Scene, file: string, theme?: string): Promise<void> {
  await takePicture({
    ...scene,
    file,
    theme,
    workspace: examples,
    openFile: join(examples, scene.openFile),
    extension: { kind: 'development', folder: root },
    settings: { 'editor.minimap.enabled': false, 'editor.wordWrap': 'on' },
  });
  console.log(`Saved ${file}`);
}

/** What stands behind a flag; empty where nothing does, undefined without the flag. */
function valueOf(flag: string, args: readonly string[]): string | undefined {
  const at = args.indexOf(flag);
  return at < 0 ? undefined : (args[at + 1] ?? '');
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
