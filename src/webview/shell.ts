import { html } from './html.ts';

/** What an empty page is made of. */
export interface Shell {
  /** BCP 47, such as `de`: how a screen reader speaks the page. */
  readonly locale: string;
  readonly title: string;
  /** What is set by the controls, for a screen reader. */
  readonly controls: string;
  /** Address of the page's script. */
  readonly script: string;
  /** Address of the page's style sheet. */
  readonly style: string;
  readonly nonce: string;
  /** The content security policy. */
  readonly policy: string;
}

/**
 * The content security policy of a page: its own style sheet, the one script that carries the nonce, and nothing
 * from anywhere else.
 *
 * @param source where style sheets may come from.
 */
export function pagePolicy(source: string, nonce: string): string {
  return `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
}

/** The document that a page's script fills; nothing in it runs but that script. */
export function pageShell({
  locale,
  title,
  controls,
  script,
  style,
  nonce,
  policy,
}: Shell): string {
  return `<!doctype html>\n${
    html`<html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${style}" />
      </head>
      <body>
        <main>
          <h1 id="title">${title}</h1>
          <p id="summary" class="visually-hidden" role="status" aria-live="polite"></p>
          <div class="columns">
            <form id="form" aria-label="${controls}"></form>
            <div id="output-blocks"></div>
          </div>
        </main>
        <script nonce="${nonce}" src="${script}"></script>
      </body>
    </html>`.markup
  }`;
}
