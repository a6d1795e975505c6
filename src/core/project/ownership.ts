import { findModel, type Catalogue } from '../pricing/catalogue.ts';
import { isPartialPath } from '../template/partialPaths.ts';
import type { Template } from '../template/template.ts';
import { looksLikeImageModel } from '../pricing/imageModelName.ts';

/**
 * False for VS Code's own prompt files (`.github/prompts/*.prompt.md`), which drive chat, unless their
 * header names an image model; and for partials, which are sent within templates only.
 *
 * @param path with `/`, relative or absolute.
 */
export function isImageTemplate(path: string, template: Template, catalogue: Catalogue): boolean {
  if (isPartialPath(path)) return false;
  if (!/(?:^|\/)\.github\/prompts\/[^]*\.prompt\.md$/u.test(path)) return true;
  const { model } = template.header.settings;
  return (
    model !== undefined && (findModel(catalogue, model) !== undefined || looksLikeImageModel(model))
  );
}
