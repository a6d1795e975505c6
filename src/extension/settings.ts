import * as vscode from 'vscode';
import {
  EMPTY_LAYER,
  parseRuleLevels,
  readCurrency,
  readSetting,
  type CurrencyChoice,
  type RequestKey,
  type SettingsLayer,
  type UserSettings,
} from '../core/index.ts';
import { today } from './today.ts';
import { SETTINGS, SETTINGS_SECTION, type WINDOW_SETTINGS } from './ids.ts';

/** The settings that decide what a template costs. */
export interface AnalysisSettings {
  readonly enabled: boolean;
  readonly user: Partial<UserSettings>;
}

/** The surfaces that are on for one resource. */
export interface EditorSettings {
  readonly codeLens: boolean;
  readonly hover: boolean;
  readonly statusBar: boolean;
  readonly diagnostics: boolean;
  readonly completion: boolean;
  readonly languageStatus: boolean;
  readonly documentLinks: boolean;
  readonly staticPrefix: boolean;
}

/** The settings of the surfaces that a window has once. */
export interface WindowSettings {
  readonly spendStatusBar: boolean;
  readonly tree: boolean;
}

type SettingName = keyof typeof SETTINGS;
type WindowSettingName = (typeof WINDOW_SETTINGS)[number];

const DEFAULT_KEYS = ['model', 'quality', 'size', 'n'] as const satisfies readonly RequestKey[];

/** Reads which surfaces are on for a resource. */
export function readSettings(resource: vscode.Uri | undefined): EditorSettings {
  const configuration = configurationOf(resource);
  const enabled = isEnabled(configuration);
  // The switch of all surfaces wins over that of each.
  const isOn = (key: Exclude<SettingName, WindowSettingName>): boolean =>
    enabled && configuration.get<unknown>(SETTINGS[key]) !== false;
  return {
    codeLens: isOn('codeLens'),
    hover: isOn('hover'),
    statusBar: isOn('statusBar'),
    diagnostics: isOn('diagnostics'),
    completion: isOn('completion'),
    languageStatus: isOn('languageStatus'),
    documentLinks: isOn('documentLinks'),
    staticPrefix: isOn('staticPrefix'),
  };
}

/** Reads the settings of a window; the switch of all surfaces wins here too. */
export function readWindowSettings(): WindowSettings {
  const enabled = isEnabled(configurationOf(undefined));
  const configuration = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  const isOn = (key: WindowSettingName): boolean =>
    enabled && configuration.get<unknown>(SETTINGS[key]) !== false;
  return { spendStatusBar: isOn('spendStatusBar'), tree: isOn('tree') };
}

/** Reads what analysing needs; values that make no sense are passed on as such, not replaced. */
export function readAnalysisSettings(resource: vscode.Uri | undefined): AnalysisSettings {
  const configuration = configurationOf(resource);
  const include = configuration.get<unknown>(SETTINGS.include);
  const undeclared = configuration.get<unknown>(SETTINGS.undeclaredVariableTokens);
  const muteBelow = configuration.get<unknown>(SETTINGS.muteBelowUsd);
  return {
    enabled: isEnabled(configuration),
    user: {
      today: today(),
      defaults: defaultsLayer(configuration),
      include: isTextList(include) ? include : undefined,
      undeclaredTokens: isTokenCount(undeclared) ? undeclared : undefined,
      ruleLevels: parseRuleLevels(configuration.get<unknown>(SETTINGS.rules)),
      muteBelowUsd: typeof muteBelow === 'number' && muteBelow >= 0 ? muteBelow : undefined,
    },
  };
}

/**
 * The configuration of a resource, or of none in particular: the editor writes a warning to its log whenever a setting
 * that resources have is read without one, and when one of a window is read with one.
 */
function configurationOf(resource: vscode.Uri | undefined): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(SETTINGS_SECTION, resource ?? null);
}

function isEnabled(configuration: vscode.WorkspaceConfiguration): boolean {
  return configuration.get<unknown>(SETTINGS.enabled) !== false;
}

/** The paths and globs of usage logs that the settings name for a folder; none that make no sense. */
export function readUsageFiles(folder: vscode.Uri): readonly string[] {
  const configuration = configurationOf(folder);
  const files = configuration.get<unknown>(SETTINGS.usageFiles);
  return isTextList(files) ? files.filter((file) => file.trim() !== '') : [];
}

/** The currency that amounts are shown in, or what is wrong with it. */
export function readDisplayCurrency(): CurrencyChoice {
  const configuration = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  return readCurrency(
    configuration.get<unknown>(SETTINGS.currencyCode),
    configuration.get<unknown>(SETTINGS.currencyPerUsd),
  );
}

/** Calls back when a setting of ours changes. */
export function onDidChangeSettings(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(SETTINGS_SECTION)) listener();
  });
}

/** Turns the mark of what stays the same on or off, where the user has set it, else for all windows. */
export async function toggleStaticPrefix(resource: vscode.Uri | undefined): Promise<void> {
  const configuration = configurationOf(resource);
  const isOn = configuration.get<unknown>(SETTINGS.staticPrefix) !== false;
  const set = configuration.inspect<unknown>(SETTINGS.staticPrefix);
  const target =
    set?.workspaceFolderValue !== undefined
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : set?.workspaceValue !== undefined
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
  await configuration.update(SETTINGS.staticPrefix, !isOn, target);
}

function defaultsLayer(configuration: vscode.WorkspaceConfiguration): SettingsLayer {
  const settings: Record<string, unknown> = {};
  const invalid = new Set<(typeof DEFAULT_KEYS)[number]>();
  for (const key of DEFAULT_KEYS) {
    const value = configuration.get<unknown>(SETTINGS[key]);
    if (value === undefined || value === null || value === '') continue;
    if (readSetting(key, value).kind === 'valid') settings[key] = value;
    else invalid.add(key);
  }
  return { ...EMPTY_LAYER, settings, invalid };
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isTokenCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100_000;
}
