import { html, type Html } from './html.ts';
import type { PageControl, PageGroup } from './protocol.ts';

/**
 * What has to be drawn anew when it changes. Text that is being entered is not part of it: drawing it anew
 * would disturb whoever writes with an input method.
 */
export function structureOf(groups: readonly PageGroup[]): string {
  return JSON.stringify(
    groups.map(({ title, controls }) => [
      title,
      controls.map((one) =>
        one.kind === 'select' || one.kind === 'button'
          ? one
          : { ...one, value: '', ...(one.kind === 'text' && { problem: '' }) },
      ),
    ]),
  );
}

/** What is wrong with the values, by the name of their control; empty where nothing is. */
export function problemsOf(groups: readonly PageGroup[]): ReadonlyMap<string, string> {
  return new Map(
    groups.flatMap(({ controls }) =>
      controls.flatMap((one) => (one.kind === 'text' ? [[one.name, one.problem] as const] : [])),
    ),
  );
}

/** The controls of a page, group by group. */
export function controlsHtml(groups: readonly PageGroup[]): Html {
  return html`${groups.map(
    ({ title, controls }) =>
      html`<fieldset>
        <legend>${title}</legend>
        <div class="controls">${controls.map(controlHtml)}</div>
      </fieldset>`,
  )}`;
}

/**
 * A field for a text of several lines. A line end right behind the tag is not part of the text, so that one is
 * written; formatters add and drop it at will in marked up templates, which this is none of for that reason.
 */
function textAreaHtml(id: string, name: string, value: string): Html {
  const [safeId, safeName, text] = [id, name, value].map((part) => html`${part}`.markup);
  return {
    markup: `<textarea id="${safeId}" name="${safeName}" rows="4" spellcheck="false">\n${text}</textarea>`,
  };
}

function controlHtml(control: PageControl): Html {
  const { name, label } = control;
  const id = `field-${name}`;
  switch (control.kind) {
    case 'button':
      return html`<button id="${id}" name="${name}" type="button">${label}</button>`;
    case 'select':
      return html`<div class="control">
        <label for="${id}">${label}</label>
        <select id="${id}" name="${name}">
          ${control.options.map((one) =>
            one.value === control.value
              ? html`<option value="${one.value}" selected>${one.label}</option>`
              : html`<option value="${one.value}">${one.label}</option>`,
          )}
        </select>
      </div>`;
    case 'prompt':
      return html`<div class="control wide">
        <label for="${id}">${label}</label>
        ${textAreaHtml(id, name, control.value)}
      </div>`;
    case 'text': {
      const { value, hint, problem, suggestions } = control;
      const list =
        suggestions.length === 0
          ? html``
          : html`<datalist id="${id}-list">
              ${suggestions.map((one) => html`<option value="${one}"></option>`)}
            </datalist>`;
      return html`<div class="control">
        <label for="${id}">${label}</label>
        <input
          id="${id}"
          name="${name}"
          value="${value}"
          list="${id}-list"
          autocomplete="off"
          aria-describedby="${id}-hint ${id}-problem"
          aria-invalid="${problem === '' ? 'false' : 'true'}"
        />
        ${list}
        <p class="hint" id="${id}-hint">${hint}</p>
        <p class="problem" id="${id}-problem">${problem}</p>
      </div>`;
    }
  }
}
