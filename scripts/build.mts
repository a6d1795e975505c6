import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { toJSONSchema } from 'zod/mini';
import {
  compareReportSchema,
  createLanguage,
  estimateReportSchema,
  lintReportSchema,
  planReportSchema,
  projectSchema,
  spendReportSchema,
  usagePriceReportSchema,
} from '../src/core/index.ts';
import { translatedPicture } from './pictures.mts';
import { ENCODINGS, rankFileOf } from './ranks.mts';
import {
  LANGUAGES,
  readTranslations,
  translatedSchema,
  translatedSnippets,
  type Snippets,
  type Translate,
} from './translate.mts';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');

const shared: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  charset: 'utf8',
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
};

/** `ONLY_TESTS=spend npm run build` leaves only the extension tests whose names match this regular expression. */
const chosenTests = { ONLY_TESTS: JSON.stringify(process.env['ONLY_TESTS'] ?? '') };

/** Leaves the extension to the file that it is built into, so that it is not shipped twice. */
const extensionBeside: Plugin = {
  name: 'extension-beside',
  setup(bundler) {
    bundler.onResolve({ filter: /\/extension\/extension\.ts$/ }, () => ({
      path: './extension.js',
      external: true,
    }));
  },
};

/** Everything that is built from TypeScript; names as the manifest has them. */
const bundles: Readonly<Record<string, BuildOptions>> = {
  // One file for desktop and web: built for the browser, it cannot hold anything of Node.
  extension: {
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/extension.js',
    platform: 'browser',
    external: ['vscode'],
    minify: true,
  },
  // What the extension has on Node alone; it loads the file above.
  'extension-node': {
    entryPoints: ['src/extension-node/main.ts'],
    outfile: 'dist/extension-node.js',
    platform: 'node',
    external: ['vscode'],
    plugins: [extensionBeside],
    minify: true,
  },
  cli: {
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli/prompt-cost.cjs',
    platform: 'node',
    banner: { js: '#!/usr/bin/env node' },
    minify: true,
  },
  // What every page shares, the style sheet included; a browser loads it without modules.
  webview: {
    entryPoints: { page: 'src/webview/main.ts' },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'iife',
    minify: true,
  },
  'webview-style': {
    entryPoints: { page: 'src/webview/page.css' },
    outdir: 'dist/webview',
    minify: true,
  },
  'tests-node': {
    entryPoints: ['test/host/suite/index.ts'],
    outfile: 'dist/test/node/index.cjs',
    platform: 'node',
    define: chosenTests,
    external: ['vscode'],
  },
  'tests-web': {
    entryPoints: ['test/host/suite/index.ts'],
    outfile: 'dist/test/web/index.js',
    platform: 'browser',
    define: chosenTests,
    external: ['vscode'],
  },
};

/** Builds everything into `dist/`. */
export async function buildAll(): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  for (const folder of ['schemas', 'snippets', 'walkthrough']) {
    await mkdir(join(dist, folder), { recursive: true });
  }
  await Promise.all([
    writeRanks(),
    writeSchemas(),
    writeTranslations(),
    ...Object.entries(bundles).map(buildBundle),
  ]);
}

async function buildBundle([name, options]: [string, BuildOptions]): Promise<void> {
  const { metafile } = await build({ ...shared, ...options });
  await mkdir(join(dist, 'meta'), { recursive: true });
  await writeFile(join(dist, 'meta', `${name}.json`), JSON.stringify(metafile));
}

async function writeRanks(): Promise<void> {
  for (const encoding of ENCODINGS) {
    await writeFile(join(dist, `${encoding}.ranks`), rankFileOf(encoding));
  }
}

const projectJsonSchema = toJSONSchema(projectSchema, { io: 'input', target: 'draft-7' });

/** What the manifest names a file of its own for in each language, because the editor reads it without asking us. */
async function writeTranslations(): Promise<void> {
  const file = join(root, 'syntaxes', 'image-prompt.snippets.json');
  const snippets = JSON.parse(await readFile(file, 'utf8')) as Snippets;
  for (const language of LANGUAGES) {
    const translate = await readTranslations(root, language);
    const schema = translatedSchema(projectJsonSchema, translate);
    await writeJson(join('schemas', `prompt-cost.schema.${language}.json`), schema);
    const translated = translatedSnippets(snippets, translate);
    await writeJson(join('snippets', `image-prompt.snippets.${language}.json`), translated);
    await writePictures(language, translate);
  }
}

/** The pictures of the walkthrough, each with the words that the manifest describes it by. */
async function writePictures(language: string, translate: Translate): Promise<void> {
  const words = createLanguage(language, translate);
  const texts = JSON.parse(
    await readFile(join(root, `package.nls.${language}.json`), 'utf8'),
  ) as Readonly<Record<string, string>>;
  for (const name of ['write', 'explain', 'estimate', 'workspace']) {
    const svg = await readFile(join(root, 'media', 'walkthrough', `${name}.svg`), 'utf8');
    const picture = translatedPicture(svg, texts[`walkthrough.${name}.alt`] ?? '', words);
    await writeFile(join(dist, 'walkthrough', `${name}.${language}.svg`), picture);
  }
}

function writeJson(path: string, value: unknown): Promise<void> {
  return writeFile(join(dist, path), `${JSON.stringify(value, null, 2)}\n`);
}

async function writeSchemas(): Promise<void> {
  const write = (name: string, schema: object): Promise<void> =>
    writeJson(join('schemas', name), schema);
  await write('prompt-cost.schema.json', projectJsonSchema);
  await write('estimate.schema.json', {
    ...toJSONSchema(estimateReportSchema, { target: 'draft-7' }),
    title: 'Output of prompt-cost estimate --format json',
  });
  await write('lint.schema.json', {
    ...toJSONSchema(lintReportSchema, { target: 'draft-7' }),
    title: 'Output of prompt-cost lint --format json',
  });
  await write('plan.schema.json', {
    ...toJSONSchema(planReportSchema, { target: 'draft-7' }),
    title: 'Output of prompt-cost plan --format json',
  });
  await write('compare.schema.json', {
    ...toJSONSchema(compareReportSchema, { target: 'draft-7' }),
    title: 'Output of prompt-cost compare --format json',
  });
  await write('spend.schema.json', {
    ...toJSONSchema(spendReportSchema, { target: 'draft-7' }),
    title: 'Output of prompt-cost spend --format json',
  });
  await write('price.schema.json', {
    ...toJSONSchema(usagePriceReportSchema, { target: 'draft-7' }),
    title: 'Output of prompt-cost price --format json',
  });
}

await buildAll();
