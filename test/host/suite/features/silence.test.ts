import * as vscode from 'vscode';
import {
  assertEqual,
  closeAll,
  eventually,
  lenses,
  lensTitles,
  openFile,
  problems,
  replaceText,
  workspaceFile,
} from '../support/editor.ts';
import { exportsOf, openTree, rows, textOf } from '../support/exports.ts';
import { line, nameLogs, writeLog } from '../support/spend.ts';

async function set(key: string, value: unknown): Promise<void> {
  const target = vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration('promptCost').update(key, value, target);
}

/** A template that every surface has something to say about. */
const EVERYTHING = `---
model: gpt-image-2
qualitty: high
size: 1000x1000
images: [refs/square.png]
---
A teapot.
`;
/** The header has a misspelled key here, and the prompt begins here. */
const KEY = new vscode.Position(2, 3);
const PROMPT = new vscode.Position(6, 2);

/** What each surface shows of a template; false where it is silent. */
async function speaking(editor: vscode.TextEditor): Promise<Readonly<Record<string, boolean>>> {
  const { uri } = editor.document;
  const run = vscode.commands.executeCommand;
  const links = await run<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
  const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', uri, PROMPT);
  const list = await run<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    new vscode.Position(3, 0),
  );
  const fixes = await run<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(KEY, KEY),
  );
  const api = await exportsOf();
  return {
    lens: (await lenses(uri)).length > 0,
    hover: hovers
      .flatMap(({ contents }) => contents)
      .some((one) => one instanceof vscode.MarkdownString && one.value.includes('gpt-image-2')),
    completion: list.items.some(({ label }) => label === 'partial_images'),
    diagnostics: problems(uri).length > 0,
    links: links.some(({ target }) => target?.path.endsWith('refs/square.png') === true),
    fixes: fixes.some(({ title }) => title.includes('quality')),
    statusBar: api.statusBar() !== undefined,
    languageStatus: api.languageStatus() !== undefined,
    staticPrefix: api.staticPrefix(editor) !== undefined,
    spend: api.spend.isShown(),
    tree: (await rows()).length > 0,
    badge: api.costTree.view.badge !== undefined,
  };
}

/** All surfaces, those named silent and the others not. */
function all(...silent: readonly string[]): Readonly<Record<string, boolean>> {
  const names = [
    'lens',
    'hover',
    'completion',
    'diagnostics',
    'links',
    'fixes',
    'statusBar',
    'languageStatus',
    'staticPrefix',
    'spend',
    'tree',
    'badge',
  ];
  return Object.fromEntries(names.map((name) => [name, !silent.includes(name)]));
}

const SWITCHES = {
  enabled: Object.keys(all()),
  'codeLens.enabled': ['lens'],
  'hover.enabled': ['hover'],
  'completion.enabled': ['completion'],
  'diagnostics.enabled': ['diagnostics', 'fixes'],
  'statusBar.enabled': ['statusBar'],
  'languageStatus.enabled': ['languageStatus'],
  'documentLinks.enabled': ['links'],
  'staticPrefix.enabled': ['staticPrefix'],
  'spend.statusBar.enabled': ['spend'],
  'tree.enabled': ['tree', 'badge'],
} as const;

interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

describe('switches of surfaces', () => {
  beforeEach(async () => {
    await writeLog('silence.jsonl', [line('silence-1')]);
    await nameLogs('silence.jsonl');
  });

  afterEach(async () => {
    for (const key of Object.keys(SWITCHES)) await set(key, undefined);
    await nameLogs();
    await vscode.workspace.fs.delete(workspaceFile('silence.jsonl'));
    await closeAll();
  });

  it('are all tested here', () => {
    const extension = vscode.extensions.all.find(({ id }) => id.endsWith('.prompt-cost-preview'));
    const { contributes } = extension?.packageJSON as Manifest;
    const declared = Object.keys(contributes.configuration.properties)
      .map((key) => key.slice('promptCost.'.length))
      .filter((key) => key.endsWith('enabled'));
    assertEqual(declared.sort(), Object.keys(SWITCHES).sort());
  });

  for (const [key, silent] of Object.entries(SWITCHES)) {
    it(`${key}: false silences ${key === 'enabled' ? 'every surface' : silent.join(' and ')} at once, and nothing else`, async () => {
      await openTree();
      const editor = await openFile('mistakes.prompt');
      await replaceText(editor, EVERYTHING);
      const become = async (wanted: Readonly<Record<string, boolean>>): Promise<void> => {
        const same = (now: object): boolean => JSON.stringify(now) === JSON.stringify(wanted);
        assertEqual(await eventually(() => speaking(editor), same), wanted);
      };
      await become(all());
      await set(key, false);
      await become(all(...silent));
      await set(key, undefined);
      await vscode.commands.executeCommand('promptCost.tree.focus');
      await become(all());
    });
  }
});

/** A misspelled key, and a budget that one template breaks. */
const PROJECT = `qualitty: low
quality: low
size: 1024x1024
runs_per_month: 1000
budgets:
  - {per: month, usd: 5}
`;

describe('switches of surfaces, in a project file', () => {
  afterEach(async () => {
    for (const key of Object.keys(SWITCHES)) await set(key, undefined);
    await closeAll();
  });

  it('silence its budgets and findings too', async () => {
    const editor = await openFile('brand', 'prompt-cost.yaml');
    const { uri } = editor.document;
    await replaceText(editor, PROJECT);
    const become = (lens: boolean, count: number): Promise<unknown> =>
      eventually(
        async () => [(await lensTitles(uri)).length > 0, problems(uri).length],
        (now) => JSON.stringify(now) === JSON.stringify([lens, count]),
      );
    await become(true, 2);
    for (const [key, lens, count] of [
      ['enabled', false, 0],
      ['codeLens.enabled', false, 2],
      ['diagnostics.enabled', true, 0],
    ] as const) {
      await set(key, false);
      await become(lens, count);
      await set(key, undefined);
      await become(true, 2);
    }
  });
});

describe('the status bar', () => {
  afterEach(closeAll);

  it('says the cost in words, and leads to tree, breakdown and the estimate of the workspace', async () => {
    await openTree();
    const { uri } = (await openFile('apple.prompt')).document;
    await eventually(
      () => lensTitles(uri),
      (titles) => titles.length > 0,
    );
    const { statusBar } = await exportsOf();
    const tooltip = await eventually(
      () => statusBar()?.tooltip,
      (text) => typeof text === 'object' && text.value.includes('Workspace'),
    );
    assertEqual(statusBar()?.text, '$0.0412/run');
    assertEqual(
      statusBar()?.accessibilityInformation?.label,
      'Estimated cost 4.12 cents for a run',
    );
    const trusted = typeof tooltip === 'object' ? tooltip.isTrusted : undefined;
    const commands = [...textOf(tooltip).matchAll(/\(command:([\w.]+)\)/gu)].map(([, id]) => id);
    assertEqual(commands, [
      'promptCost.showBreakdown',
      'promptCost.explain',
      'promptCost.tree.focus',
      'promptCost.estimateWorkspace',
    ]);
    assertEqual(
      typeof trusted === 'object' && [...trusted.enabledCommands].sort(),
      [...commands].sort(),
    );
  });
});

describe('the language status', () => {
  afterEach(closeAll);

  it('has the basis and the date of the price list, and warns of a model that goes', async () => {
    const { languageStatus } = await exportsOf();
    await openFile('apple.prompt');
    await eventually(
      () => languageStatus()?.text,
      (text) => text === 'Cost is exact',
    );
    assertEqual(/^Price list of \d{4}-\d{2}-\d{2}$/u.test(languageStatus()?.detail ?? ''), true);
    await eventually(
      () => languageStatus()?.busy,
      (busy) => busy === false,
    );
    const editor = await openFile('apple.prompt');
    await replaceText(editor, 'A pear.');
    assertEqual(languageStatus()?.busy, true);
    await eventually(
      () => languageStatus()?.busy,
      (busy) => busy === false,
    );
    await openFile('retiring', 'teapot.prompt');
    const retiring = await eventually(
      languageStatus,
      (item) => item?.command?.command === 'promptCost.migrateTemplates',
    );
    assertEqual(retiring?.severity, vscode.LanguageStatusSeverity.Warning);
    assertEqual(retiring?.detail?.includes('gpt-image-1'), true);
  });
});
