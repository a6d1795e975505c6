import type { ExtensionContext } from 'vscode';
import { activateWith, type PromptCostApi } from '../extension/extension.ts';
import { nodeLogBytes } from './nodeLogBytes.ts';

/** Called by VS Code on Node: the extension as everywhere, but that it reads no more of a log than it has to. */
export function activate(context: ExtensionContext): PromptCostApi {
  return activateWith(context, nodeLogBytes);
}
