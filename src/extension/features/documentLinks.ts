import * as vscode from 'vscode';
import { templateLinks, type TemplateLink } from '../../core/index.ts';
import type { AnalysedDocument, AnalysisStore } from '../analysisStore.ts';
import { displayLanguage } from '../language.ts';
import type { Partials } from '../partials.ts';
import { resolvePath } from '../pictures/pictureFiles.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { Projects } from '../projects.ts';
import { toRange } from '../ranges.ts';
import { onDidChangeSettings, readAnalysisSettings, readSettings } from '../settings.ts';

/** Links reference images, masks and partials of a template to the files that they are; what is not found has no link. */
export function registerDocumentLinks(
  store: AnalysisStore,
  projects: Projects,
  partials: Partials,
  pictures: Pictures,
): vscode.Disposable {
  /** What the editor was given last, by document. */
  const given = new Map<string, string>();

  const linksOf = async (uri: vscode.Uri): Promise<vscode.DocumentLink[]> => {
    const known = store.get(uri);
    if (known === undefined || !readSettings(uri).documentLinks) return [];
    const { document, version, analysis } = known;
    if (document.version !== version) return [];
    const places = templateLinks(document.getText(), analysis.template);
    if (places.length === 0) return [];
    const partialOf = await partialsOf(known);
    return places.flatMap((place) => {
      const target = place.kind === 'image' ? imageOf(uri, place) : partialOf(place);
      if (target === undefined) return [];
      const link = new vscode.DocumentLink(toRange(known.lines, place.span), target.uri);
      link.tooltip = target.tooltip;
      return [link];
    });
  };

  const imageOf = (template: vscode.Uri, { name }: TemplateLink): Target | undefined => {
    const state = pictures.lookup(template)(name);
    const [file, ...others] = state.kind === 'found' ? state.files : [];
    if (file === undefined) return undefined;
    const uri = resolvePath(vscode.Uri.joinPath(template, '..'), file.path);
    const tooltip =
      others.length === 0
        ? vscode.l10n.t('Open the picture')
        : displayLanguage().say('Open the first of {0} pictures', others.length + 1);
    return { uri, tooltip };
  };

  const partialsOf = async ({
    document: { uri },
    analysis,
  }: AnalysedDocument): Promise<(place: TemplateLink) => Target | undefined> => {
    if (!analysis.template.segments.some(({ kind }) => kind === 'partial')) return () => undefined;
    const { user } = readAnalysisSettings(uri);
    const { folder, relativePath } = await projects.of(uri, user);
    const document = store.get(uri)?.document;
    const { lookup } = await partials.of(folder, relativePath, document?.getText() ?? '');
    return ({ name }) => {
      const file = lookup(relativePath, name);
      return (
        file && {
          uri: vscode.Uri.joinPath(folder, file.path),
          tooltip: vscode.l10n.t('Open the partial'),
        }
      );
    };
  };

  const provider: vscode.DocumentLinkProvider = {
    provideDocumentLinks: async ({ uri }) => {
      const links = await linksOf(uri);
      given.set(uri.toString(), serialize(links));
      return links;
    },
  };
  const register = (): vscode.Disposable =>
    vscode.languages.registerDocumentLinkProvider('*', provider);
  let registration = register();
  const onChange = async (uri: vscode.Uri): Promise<void> => {
    const key = uri.toString();
    if (store.get(uri) === undefined) {
      given.delete(key);
      return;
    }
    const links = serialize(await linksOf(uri));
    if (links === (given.get(key) ?? '')) return;
    // The editor has no event for links that change while the text stays; a new provider is asked again.
    given.set(key, links);
    registration.dispose();
    registration = register();
  };
  return vscode.Disposable.from(
    store.onDidChange((uri) => void onChange(uri)),
    onDidChangeSettings(() => {
      for (const { document } of store.all()) void onChange(document.uri);
    }),
    {
      dispose: () => {
        registration.dispose();
      },
    },
  );
}

/** A file that a link opens. */
interface Target {
  readonly uri: vscode.Uri;
  readonly tooltip: string;
}

function serialize(links: readonly vscode.DocumentLink[]): string {
  return links
    .map(({ range, target }) =>
      [range.start.line, range.start.character, range.end.character, target?.toString()].join(' '),
    )
    .join('\n');
}
