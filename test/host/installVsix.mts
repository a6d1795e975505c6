import { resolve } from 'node:path';
import { commandLineValue, failureFolder, isMainScript, sampleWorkspace } from './hostPaths.mts';
import { takePicture, type PictureOptions } from './screenshot.mts';

/** What to look at in a VS Code with an installed extension; see {@link PictureOptions}. */
export interface InstalledOptions extends Omit<PictureOptions, 'extension'> {
  readonly vsix: string;
}

/**
 * Installs a `.vsix` file into a fresh packaged VS Code, opens it as a user would, and saves a
 * picture once the awaited sight is there; rejects when it does not come.
 */
export async function takePictureOfInstalled(options: InstalledOptions): Promise<void> {
  const { vsix, ...rest } = options;
  await takePicture({ ...rest, extension: { kind: 'installed', vsix } });
}

if (await isMainScript(import.meta.filename)) {
  const args = process.argv.slice(2);
  const vsix = commandLineValue('vsix', args);
  if (vsix === undefined) {
    throw new Error('Name the package: --vsix=FILE');
  }
  const workspace = resolve(commandLineValue('workspace', args) ?? sampleWorkspace);
  const openFile = commandLineValue('open', args);
  const file = resolve(commandLineValue('png', args) ?? `${failureFolder}/../installed.png`);
  await takePictureOfInstalled({
    vsix: resolve(vsix),
    workspace,
    openFile: openFile === undefined ? undefined : resolve(workspace, openFile),
    file,
  });
  console.log(`The packaged extension works; saved ${file}`);
}
