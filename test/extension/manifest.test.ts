import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  DEFAULT_UNDECLARED_TOKENS,
  NATIVE_GLOBS,
  readCurrency,
  RULE_IDS,
} from '../../src/core/index.ts';
import * as ids from '../../src/extension/ids.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(resolve(root, file), 'utf8');

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          { readonly default: unknown; readonly scope: string; readonly enum?: readonly string[] }
        >
      >;
    };
    readonly colors: readonly {
      readonly id: string;
      readonly defaults: Readonly<Record<string, string>>;
    }[];
    readonly languages: readonly { readonly id: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly svg: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}
const manifest = JSON.parse(read('package.json')) as Manifest;
const { commands, configuration, languages, walkthroughs } = manifest.contributes;

describe('the manifest', () => {
  it('offers no currency that amounts cannot be shown in', () => {
    const codes = configuration.properties['promptCost.currency.code']?.enum ?? [];
    assert.ok(codes.length > 100);
    for (const code of codes) assert.notEqual(readCurrency(code, 2).kind, 'usd', code);
    const refused = codes.filter((code) => readCurrency(code, 2).kind === 'problem');
    // Without a currency there is nothing that a rate is of.
    assert.deepEqual(refused, ['']);
  });

  it('has a colour of the code for every kind of theme', () => {
    const { colors } = manifest.contributes;
    assert.deepEqual(
      colors.map(({ id, defaults }) => [id, Object.keys(defaults)]),
      [[ids.STATIC_PREFIX_COLOR, ['dark', 'light', 'highContrast', 'highContrastLight']]],
    );
  });

  it('declares every command of the code, and no other', () => {
    assert.deepEqual(
      commands.map(({ command }) => command).sort(),
      Object.values(ids.COMMANDS).sort(),
    );
  });

  it('declares every setting of the code, and no other', () => {
    assert.deepEqual(
      Object.keys(configuration.properties).sort(),
      Object.values(ids.SETTINGS)
        .map((key) => `${ids.SETTINGS_SECTION}.${key}`)
        .sort(),
    );
  });

  it('declares the settings that a window has once as such, all others for each resource', () => {
    const ofWindow = new Set(ids.WINDOW_SETTINGS.map((name) => ids.SETTINGS[name] as string));
    for (const key of Object.values(ids.SETTINGS)) {
      const scope = configuration.properties[`${ids.SETTINGS_SECTION}.${key}`]?.scope;
      assert.equal(scope, ofWindow.has(key) ? 'window' : 'resource', key);
    }
  });

  it('has the defaults that the engine has', () => {
    const defaultOf = (key: string): unknown =>
      configuration.properties[`${ids.SETTINGS_SECTION}.${key}`]?.default;
    assert.deepEqual(defaultOf(ids.SETTINGS.include), [...NATIVE_GLOBS]);
    assert.equal(defaultOf(ids.SETTINGS.undeclaredVariableTokens), DEFAULT_UNDECLARED_TOKENS);
  });

  it('declares the language of the code', () => {
    assert.deepEqual(
      languages.map(({ id }) => id),
      [ids.LANGUAGE_ID],
    );
  });

  it('activates on files of its own only', () => {
    for (const event of manifest.activationEvents) {
      assert.match(
        event,
        /^(?:onLanguage:(?:image-prompt|prompt)|onWebviewPanel:promptCost\.(?:estimator|spend)|workspaceContains:\*\*\/.*prompt.*)$/u,
      );
    }
  });

  it('has a text for every placeholder', () => {
    const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
    const used = [...read('package.json').matchAll(/"%([^%"]+)%"/gu)].map(([, key = '']) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
  });

  it('has walkthroughs of commands and pictures that are there, in colours of the theme', () => {
    const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
    const known = new Set(commands.map(({ command }) => command));
    const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.equal(steps.length, 4);
    for (const { media, completionEvents, description } of steps) {
      const svg = read(texts[media.svg.slice(1, -1)] ?? '');
      assert.match(svg, /<title>\S/u);
      assert.doesNotMatch(svg, /(?:fill|stroke)="#/u, 'a colour of its own');
      const words = texts[description.slice(1, -1)] ?? '';
      const linked = [...words.matchAll(/\(command:([\w.]+)\)/gu)].map(([, id = '']) => id);
      const watched = completionEvents.flatMap((event) =>
        event.startsWith('onCommand:') ? [event.slice('onCommand:'.length)] : [],
      );
      assert.ok(linked.length > 0);
      for (const id of [...linked, ...watched]) assert.ok(known.has(id), id);
      for (const id of linked) assert.ok(watched.includes(id), `${id} completes its step`);
    }
  });

  it('names files that are there', () => {
    assert.ok(existsSync(resolve(root, manifest.icon)));
    assert.equal(manifest.browser, './dist/extension.js');
    for (const file of [manifest.main, manifest.browser])
      assert.ok(existsSync(resolve(root, file)), file);
  });
});

describe('the README', () => {
  const readme = read('README.md');

  it('has a table row for every command and setting', () => {
    const keys = [
      ...commands.map(({ command }) => command),
      ...Object.keys(configuration.properties),
    ];
    for (const key of keys)
      assert.match(readme, new RegExp(`^\\| \`${key.replaceAll('.', '\\.')}\``, 'mu'));
  });

  it('names no setting that is not there', () => {
    const known = new Set([
      ...commands.map(({ command }) => command),
      ...Object.keys(configuration.properties),
    ]);
    for (const [, key = ''] of readme.matchAll(/`(promptCost\.[\w.]+)`/gu))
      assert.ok(known.has(key), key);
  });
});

describe('the rule pages', () => {
  it('are there for every rule', () => {
    for (const rule of RULE_IDS) assert.match(read(`docs/rules/${rule}.md`), /^# /u, rule);
  });
});
